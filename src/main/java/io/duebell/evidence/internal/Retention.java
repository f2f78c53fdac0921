package io.duebell.evidence.internal;

import io.duebell.remittance.StatementCopies;
import io.duebell.shared.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what is past its time, in small transactions. Seals stay: they hold nothing of a person, and the digest of a day would no
 * longer fit the stories of others without them.
 */
@Component
public class Retention {

    private static final int BATCH = 500;

    private final RetentionMapper mapper;
    private final MoneyRetention money;
    private final StatementCopies copies;
    private final RetentionSettings settings;
    private final TransactionTemplate transactions;
    private final MeterRegistry meters;
    private final BusinessClock clock;

    Retention(
            RetentionMapper mapper,
            MoneyRetention money,
            StatementCopies copies,
            RetentionSettings settings,
            TransactionTemplate transactions,
            MeterRegistry meters,
            BusinessClock clock) {
        this.mapper = mapper;
        this.money = money;
        this.copies = copies;
        this.settings = settings;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /** What is kept for how long. */
    public enum Kept {
        STORIES,
        TEXTS,
        REMITTANCES,
        STATEMENTS,
        LESSONS,
        REPLIES,
        RECEIPTS,
        TALLIES,
        FIGURES
    }

    /** What was removed of a class. */
    public record Removed(Kept what, long rows, LocalDate before) {}

    /** Removes all that is past its time of a class, and says so in the audit log when there was any. */
    public Removed purge(Kept what) {
        LocalDate before = clock.today().minus(keptFor(what));
        Instant instant = before.atStartOfDay(BusinessClock.ZONE).toInstant();
        long rows = switch (what) {
            case STORIES -> batches(() -> deleteStories(before));
            case TEXTS -> deleteTexts();
            case REMITTANCES -> money.deleteRemittances(before, clock.today().minus(settings.unmatched()));
            case STATEMENTS -> money.deleteStatements(before) + copies.remove(instant);
            case LESSONS -> money.deleteLessons(before);
            case REPLIES -> deleteReplies(instant);
            case RECEIPTS -> batches(() -> mapper.deleteReceipts(instant, BATCH));
            case TALLIES -> batches(() -> mapper.deleteTallies(before, BATCH));
            case FIGURES -> batches(() -> mapper.deleteDryRuns(instant, BATCH));
        };
        if (rows > 0) {
            mapper.audit(clock.instant(), what.name(), rows + " removed, before " + before);
            meters.counter("duebell.retention.removed", "class", what.name().toLowerCase(Locale.ROOT))
                    .increment((double) rows);
        }
        return new Removed(what, rows, before);
    }

    private Period keptFor(Kept what) {
        return switch (what) {
            case STORIES, TEXTS, REMITTANCES -> settings.stories();
            case STATEMENTS -> settings.statements();
            case LESSONS -> settings.unmatched();
            case REPLIES -> settings.replies();
            case RECEIPTS -> settings.receipts();
            case TALLIES -> settings.tallies();
            case FIGURES -> settings.figures();
        };
    }

    private long batches(IntSupplier batch) {
        long rows = 0;
        while (true) {
            Integer done = transactions.execute(status -> batch.getAsInt());
            if (done == null || done == 0) {
                return rows;
            }
            rows += done;
        }
    }

    /** With what they led to; an entry goes before what it came from. */
    private long deleteReplies(Instant before) {
        return batches(() -> mapper.deleteEntries(before, BATCH))
                + batches(() -> mapper.deleteReplies(before, BATCH))
                + batches(() -> mapper.deleteTasks(before, BATCH))
                + batches(() -> mapper.deleteConversations(before, BATCH))
                + batches(() -> mapper.deleteLabels(before, BATCH))
                + batches(() -> mapper.deletePromiseMoney(before, BATCH))
                + batches(() -> mapper.deletePromises(before, BATCH));
    }

    private int deleteStories(LocalDate before) {
        List<Long> ids = mapper.stories(before, BATCH);
        if (ids.isEmpty()) {
            return 0;
        }
        mapper.markTexts(ids);
        mapper.deleteItems(ids);
        mapper.deleteEvents(ids);
        mapper.deleteParts(ids);
        mapper.deleteEarlierParts(ids);
        mapper.deleteReceiptsOf(ids);
        return mapper.deleteNotices(ids);
    }

    private long deleteTexts() {
        Integer rows = transactions.execute(status -> {
            mapper.keepTextsInUse();
            int deleted = mapper.deleteTexts();
            mapper.forgetMarks();
            return deleted;
        });
        return rows == null ? 0 : rows;
    }
}
