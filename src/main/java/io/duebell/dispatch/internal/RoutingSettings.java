package io.duebell.dispatch.internal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** What {@code duebell.links[]} says of each link's part in the routing; the wire's settings are the link's own. */
@Validated
@ConfigurationProperties("duebell")
record RoutingSettings(@Valid @DefaultValue List<Link> links) {

    RoutingSettings {
        links = List.copyOf(links);
    }

    /**
     * One link.
     *
     * @param prefixes {@code 134} or names of {@code dispatch/operators.csv}; empty: every number
     * @param kinds of notices; empty: every kind
     * @param cost the cheaper is filled first
     * @param weight its share among links of the same cost
     */
    record Link(
            @Nullable String id,
            @DefaultValue List<String> prefixes,
            @DefaultValue List<String> kinds,
            @Min(0) @DefaultValue("0") int cost,
            @Min(1) @Max(1000) @DefaultValue("1") int weight) {

        Link {
            prefixes = List.copyOf(prefixes);
            kinds = kinds.stream().map(kind -> kind.toUpperCase(Locale.ROOT)).toList();
        }
    }
}
