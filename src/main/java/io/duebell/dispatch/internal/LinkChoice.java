package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.toMap;

import io.duebell.shared.BadSettingException;
import io.duebell.shared.Msisdn;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Decides which link carries a notice: those whose settings allow it, the cheapest first, equals by weight. What the cheap
 * ones can't take at once goes by the next.
 */
@Component
class LinkChoice {

    private final Map<String, LinkRoute> routes = new LinkedHashMap<>();
    private final Map<String, Long> credit = new HashMap<>();

    LinkChoice(RoutingSettings settings) {
        OperatorPrefixes operators = new OperatorPrefixes();
        for (int i = 0; i < settings.links().size(); i++) {
            RoutingSettings.Link link = settings.links().get(i);
            String key = "duebell.links[" + i + "]";
            if (link.id() == null) {
                throw new BadSettingException(key + ".id", "", "a link needs one");
            }
            Set<String> prefixes = operators.resolve(key + ".prefixes", link.prefixes());
            routes.put(
                    link.id(),
                    new LinkRoute(link.id(), prefixes, Set.copyOf(link.kinds()), link.cost(), link.weight()));
        }
    }

    /** Whether any of the links would carry such a notice, were it bound. */
    boolean hasRoute(Collection<String> links, String kind, Msisdn number, Set<String> refusedBy) {
        return links.stream().anyMatch(link -> carries(link, kind, number, refusedBy));
    }

    boolean carries(String link, String kind, Msisdn number, Set<String> refusedBy) {
        return route(link).carries(kind, number, refusedBy);
    }

    /**
     * One of the links, all of which could take so many parts now. Over time the cheapest of them get parts in proportion
     * to their weights, also when they are not always the same links (smooth weighted round robin).
     */
    synchronized Optional<String> pick(List<String> links, int parts) {
        int cheapest = links.stream().mapToInt(link -> route(link).cost()).min().orElse(0);
        Map<String, LinkRoute> equals = links.stream()
                .map(this::route)
                .filter(route -> route.cost() == cheapest)
                .collect(toMap(LinkRoute::link, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        long all = 0;
        for (LinkRoute route : equals.values()) {
            long due = (long) route.weight() * parts;
            credit.merge(route.link(), due, Long::sum);
            all += due;
        }
        Optional<String> picked = equals.keySet().stream()
                .max(Comparator.comparingLong(link -> Objects.requireNonNull(credit.get(link))));
        long taken = all;
        picked.ifPresent(link -> credit.merge(link, -taken, Long::sum));
        return picked;
    }

    private LinkRoute route(String link) {
        return routes.getOrDefault(link, LinkRoute.everything(link));
    }
}
