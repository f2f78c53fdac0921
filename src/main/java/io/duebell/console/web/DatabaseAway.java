package io.duebell.console.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Turns a database that does not answer into a page that says so. */
@ControllerAdvice
class DatabaseAway {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void away(RuntimeException problem, HttpServletResponse response) throws IOException {
        if (!isAway(problem)) {
            throw problem;
        }
        LOG.atWarn()
                .addKeyValue(
                        "cause",
                        String.valueOf(problem.getMessage()).lines().findFirst().orElse(""))
                .log("the database does not answer, the page says so");
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    private static boolean isAway(@Nullable Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || (cause instanceof SQLException sql && isConnectionState(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** The class of SQL states that tell of the connection, not of the statement. */
    private static boolean isConnectionState(@Nullable String state) {
        return state != null && state.startsWith("08");
    }
}
