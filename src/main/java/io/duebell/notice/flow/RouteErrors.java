package io.duebell.notice.flow;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Says that a route broke off, once, with the route's id. A database that is away or full needs no stack trace, and every route
 * would add its own with each tick.
 */
@Component
public class RouteErrors {

    private static final Logger LOG = LoggerFactory.getLogger(RouteErrors.class);

    /** ER_DISK_FULL and ER_RECORD_FILE_FULL of MySQL and MariaDB. */
    private static final Set<Integer> FULL = Set.of(1021, 1114);

    public void report(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String route = exchange.getProperty(Exchange.FAILURE_ROUTE_ID, String.class);
        if (cause != null && cannotWork(cause)) {
            LOG.atWarn()
                    .addKeyValue("route", route)
                    .addKeyValue(
                            "cause",
                            NestedExceptionUtils.getMostSpecificCause(cause).toString())
                    .log("the database does not do its part; the route waits and tries again");
            return;
        }
        LOG.atError()
                .addKeyValue("route", route)
                .addKeyValue("step", exchange.getProperty(Exchange.FAILURE_ENDPOINT, String.class))
                .setCause(cause)
                .log("a route broke off, its next tick tries again");
    }

    private static boolean cannotWork(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && FULL.contains(sql.getErrorCode()))) {
                return true;
            }
        }
        return false;
    }
}
