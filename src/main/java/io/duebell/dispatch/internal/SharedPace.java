package io.duebell.dispatch.internal;

import io.duebell.dispatch.internal.PaceMapper.PaceRow;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The licensed rate of each link, shared by all nodes: time is cut into slots, one part each, and a node takes a run of
 * them by the database's time, so that slots of different nodes never overlap.
 *
 * <p>Where the carrier throttles all the same, the pace is cut by a fifth, at most once a second over all nodes, and
 * comes back by a hundredth of the licence a second. Why so: docs/decisions/0010.
 */
@Component
class SharedPace {

    /** Slots are so much wider than the licence asks; it pays for parts that leave up to {@link Turns#LATE} late. */
    static final double MARGIN = 1.005;

    private static final double LONGEST_RUN_SECONDS = 0.1;
    private static final double SHORTEST_RUN_SECONDS = 0.05;
    private static final double CUT = 0.8;
    private static final double LEAST = 0.02;
    private static final double RECOVERY_A_SECOND = 0.01;
    private static final long MICROS = 1_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(SharedPace.class);

    private final PaceMapper mapper;
    private final TransactionTemplate transactions;

    SharedPace(PaceMapper mapper, TransactionTemplate transactions) {
        this.mapper = mapper;
        this.transactions = transactions;
    }

    /**
     * Slots in a row that are this node's alone.
     *
     * @param firstMicros the first, by the database's time; so is the next
     * @param nowMicros when they were taken
     * @param readNanos the same moment by {@link System#nanoTime}, or somewhat later
     * @param pace parts a second that the slots keep to
     */
    record Run(long firstMicros, long nowMicros, long readNanos, double betweenMicros, int slots, double pace) {}

    /** Takes slots for so many parts if they fit into a tenth of a second, at least one. */
    Run take(String link, double licensed, int wanted) {
        return Objects.requireNonNull(transactions.execute(status -> {
            PaceRow row = lock(link, licensed);
            long read = System.nanoTime();
            double pace = current(row, licensed);
            double between = MICROS * MARGIN / pace;
            int most = (int) Math.max(1, pace * LONGEST_RUN_SECONDS);
            int least = (int) Math.max(1, pace * SHORTEST_RUN_SECONDS);
            int slots = Math.min(most, Math.max(least, wanted));
            long ahead = row.aheadMicros();
            // A clock of the database that was set back would otherwise hold the link for as long.
            boolean believable = ahead < Math.max(10 * MICROS, (long) (20 * between));
            long wait = believable ? Math.max(0, ahead) : 0;
            mapper.advance(link, licensed, pace, wait - ahead + (long) Math.ceil(slots * between));
            return new Run(row.nowMicros() + wait, row.nowMicros(), read, between, slots, pace);
        }));
    }

    /** The carrier throttles: every node goes slower from its next run on. */
    void cut(String link, double licensed) {
        transactions.executeWithoutResult(status -> {
            double slower = Math.max(licensed * LEAST, current(lock(link, licensed), licensed) * CUT);
            if (mapper.cut(link, slower) == 1) {
                LOG.atWarn()
                        .addKeyValue("link", link)
                        .addKeyValue("pace", Math.round(slower))
                        .log("The carrier throttles; all nodes go slower, and faster again by and by");
            }
        });
    }

    /** Parts a second that the carrier lets through now, at most the licence. */
    double current(String link, double licensed) {
        return mapper.find(link).stream()
                .map(row -> current(row, licensed))
                .findFirst()
                .orElse(licensed);
    }

    private PaceRow lock(String link, double licensed) {
        List<PaceRow> rows = mapper.lock(link);
        if (rows.isEmpty()) {
            mapper.enter(link, licensed);
            rows = mapper.lock(link);
        }
        return rows.get(0);
    }

    /** Another licence than the one that was paced by counts at once. */
    private static double current(PaceRow row, double licensed) {
        if (row.licensed() != licensed) {
            return licensed;
        }
        double recovered = RECOVERY_A_SECOND * licensed * row.sinceMicros() / MICROS;
        return Math.min(licensed, row.pace() + Math.max(0, recovered));
    }
}
