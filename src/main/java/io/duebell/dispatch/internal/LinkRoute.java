package io.duebell.dispatch.internal;

import io.duebell.shared.Msisdn;
import java.util.Set;

/** What a link carries, by its settings. */
record LinkRoute(String link, Set<String> prefixes, Set<String> kinds, int cost, int weight) {

    private static final String CHINA = "86";

    static LinkRoute everything(String link) {
        return new LinkRoute(link, Set.of(), Set.of(), 0, 1);
    }

    /**
     * Whether it may carry such a notice. A number is portable: once another link has refused it as not its own, prefixes
     * say nothing of it any more.
     *
     * @param refusedBy links that refused the number as not their own
     */
    boolean carries(String kind, Msisdn number, Set<String> refusedBy) {
        if (refusedBy.contains(link) || (!kinds.isEmpty() && !kinds.contains(kind))) {
            return false;
        }
        return prefixes.isEmpty()
                || !refusedBy.isEmpty()
                || prefixes.stream().anyMatch(prefix -> number.digits().startsWith(CHINA + prefix));
    }
}
