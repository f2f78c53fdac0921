package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.duebell.carrier.CarrierLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How long receipts are waited for: as long as their link says, else as dispatch is set. */
@Component
class Horizons {

    private final List<Horizon> all = new ArrayList<>();

    Horizons(List<CarrierLink> links, DispatchSettings settings) {
        Map<Duration, Set<String>> own = links.stream()
                .filter(link -> link.receiptTerms().horizon() != null)
                .collect(groupingBy(
                        link -> Objects.requireNonNull(link.receiptTerms().horizon()),
                        mapping(CarrierLink::id, toSet())));
        Set<String> named = new HashSet<>();
        own.forEach((time, ids) -> {
            named.addAll(ids);
            all.add(new Horizon(time, Set.copyOf(ids), false));
        });
        all.add(new Horizon(settings.horizon(), Set.copyOf(named), true));
    }

    /**
     * The horizon of some links.
     *
     * @param others of all links but these
     */
    record Horizon(Duration time, Set<String> links, boolean others) {}

    List<Horizon> all() {
        return List.copyOf(all);
    }

    /** After it no receipt is awaited from anybody. */
    Duration longest() {
        return all.stream().map(Horizon::time).max(Duration::compareTo).orElseThrow();
    }
}
