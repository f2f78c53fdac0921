package io.duebell.console.internal;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What each node says of each link; it tells of no borrower, so it has no scope. */
@Mapper
public interface LinkMapper {

    /** A report older than this many seconds is stale: its node is down or can't reach the database. */
    int STALE_SECONDS = 15;

    @Select("""
            SELECT node, link, state, binds, licensed_binds, window_size, in_flight, rate, pace, licensed,
                   accepted, refused, in_doubt, last_error, error_at,
                   TIMESTAMPDIFF(SECOND, reported_at, UTC_TIMESTAMP(3)) AS age_seconds
            FROM link_report
            ORDER BY link, reported_at DESC, node
            """)
    List<LinkLine> all();

    /** Every link that a node has told of lately. */
    @Select("""
            SELECT DISTINCT link
            FROM link_report
            ORDER BY link
            """)
    List<String> known();

    /** Receipts of more than a minute's age whose id no part has, by link; receipt_by_notice leads to them. */
    @Select("""
            SELECT link, SUM(look_at IS NOT NULL) AS waiting, SUM(look_at IS NULL) AS given_up
            FROM receipt
            WHERE notice_id IS NULL
              AND stored_at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE
            GROUP BY link
            ORDER BY link
            """)
    List<UnknownReceipts> unknownReceipts();

    /** How many receipts of a link name an id nobody knows: looked at again until the horizon, or given up. */
    record UnknownReceipts(String link, long waiting, long givenUp) {}

    /** One link on one node. */
    record LinkLine(
            String node,
            String link,
            String state,
            int binds,
            int licensedBinds,
            int windowSize,
            int inFlight,
            double rate,
            @Nullable Double pace,
            double licensed,
            long accepted,
            long refused,
            long inDoubt,
            @Nullable String lastError,
            @Nullable Instant errorAt,
            long ageSeconds) {

        /** Whether all nodes go slower than licensed because the carrier throttled. */
        public boolean slowed() {
            return pace != null && pace < 0.995 * licensed;
        }

        public boolean stale() {
            return ageSeconds > STALE_SECONDS;
        }
    }
}
