package io.duebell.notice.flow;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says that a route broke off, once, with the route's id. */
@Component
public class RouteErrors {

    private static final Logger LOG = LoggerFactory.getLogger(RouteErrors.class);

    public void report(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.atError()
                .addKeyValue("route", exchange.getProperty(Exchange.FAILURE_ROUTE_ID, String.class))
                .addKeyValue("step", exchange.getProperty(Exchange.FAILURE_ENDPOINT, String.class))
                .setCause(cause)
                .log("a route broke off, its next tick tries again");
    }
}
