package io.duebell.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses that are told of events. */
public interface Webhooks {

    /** All types of events: what a notice or a campaign has become. */
    List<String> TYPES = List.of(
            "notice.sent",
            "notice.delivered",
            "notice.undelivered",
            "notice.unreported",
            "notice.in_doubt",
            "notice.failed",
            "notice.suppressed",
            "notice.withdrawn",
            "notice.abandoned",
            "campaign.awaiting",
            "campaign.scheduled",
            "campaign.running",
            "campaign.paused",
            "campaign.finished",
            "campaign.cancelled");

    /** Adds an address; what happened before is not told. */
    Answer add(String url, Set<String> events, String actor);

    /** Nothing more is told, and nothing that waits. */
    boolean remove(long id, String actor);

    /** Goes on with what waits after it paused itself. */
    boolean resume(long id, String actor);

    List<Endpoint> all();

    Optional<Endpoint> find(long id);

    /** The latest deliveries of an address, the newest first, behind one. */
    List<Delivery> deliveries(long endpoint, @Nullable Long before, int limit);

    /** Has one delivered again. */
    boolean again(long endpoint, long delivery, String actor);

    /** What came of it. */
    sealed interface Answer {

        /** The secret signs each delivery; it can't be read again. */
        record Added(long id, String secret) implements Answer {}

        /** Nothing was done; {@code code} stands in the message bundles under {@code webhooks.refused.}. */
        record Refused(String code) implements Answer {}
    }

    /**
     * One address.
     *
     * @param waiting deliveries that are still to be made
     */
    record Endpoint(
            long id,
            String url,
            List<String> events,
            String createdBy,
            Instant createdAt,
            int failures,
            @Nullable Instant pausedAt,
            int waiting) {

        public Endpoint {
            events = List.copyOf(events);
        }
    }

    /** One event for one address. */
    record Delivery(
            long id,
            String type,
            long subjectId,
            Instant happenedAt,
            int tries,
            @Nullable Instant dueAt,
            @Nullable Integer status,
            @Nullable String lastError,
            @Nullable Instant deliveredAt) {}
}
