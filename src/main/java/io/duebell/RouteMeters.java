package io.duebell;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.stereotype.Component;

/** Counts what passes through each route, {@code duebell.routes.exchanges} by route and outcome. */
@Component
class RouteMeters implements RoutePolicyFactory {

    private final MeterRegistry registry;

    RouteMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new Count();
    }

    private final class Count extends RoutePolicySupport {

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            // An error that a route configuration handled is no failure to Camel; to an operator it is.
            boolean broke = exchange.isFailed() || exchange.getProperty(Exchange.EXCEPTION_CAUGHT) != null;
            registry.counter(
                            "duebell.routes.exchanges",
                            "route",
                            route.getRouteId(),
                            "outcome",
                            broke ? "failed" : "completed")
                    .increment();
        }
    }
}
