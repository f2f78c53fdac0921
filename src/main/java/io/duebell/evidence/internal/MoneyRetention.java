package io.duebell.evidence.internal;

import io.duebell.evidence.internal.MoneyRetentionMapper.FileSize;
import io.duebell.evidence.internal.MoneyRetentionMapper.Place;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes statements, remittances and what was learnt of payers, in walks: what is not due is passed over once a night, each stretch is a
 * transaction of its own, and what broke off is walked anew the next night. What was removed is never taken in again: the hashes by
 * which lines are known stay.
 */
@Component
class MoneyRetention {

    private static final int BATCH = 500;
    private static final int STRETCH = 5_000;

    /** In seconds, for each transaction. */
    private static final int LONGEST = 60;

    private static final List<String> CLOSED = List.of("CREDITED", "NOBODY", "REVERSED", "TAKEN_BACK");

    private final MoneyRetentionMapper mapper;
    private final TransactionTemplate transactions;
    private final BusinessClock clock;

    MoneyRetention(MoneyRetentionMapper mapper, PlatformTransactionManager transactions, BusinessClock clock) {
        this.mapper = mapper;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setTimeout(LONGEST);
        this.clock = clock;
    }

    /**
     * @param stories for those that were credited once: before this day each of their loans was paid off
     * @param others for those that never were
     */
    long deleteRemittances(LocalDate stories, LocalDate others) {
        long rows = 0;
        for (String state : CLOSED) {
            rows += walk(state, stories, others);
        }
        return rows + batches(() -> mapper.deleteCreditedLoans(stories, BATCH));
    }

    private long walk(String state, LocalDate stories, LocalDate others) {
        LocalDate before = stories.isAfter(others) ? stories : others;
        Place behind = new Place(LocalDate.EPOCH, 0);
        long rows = 0;
        while (true) {
            List<Place> window = mapper.window(state, before, behind, BATCH);
            if (window.isEmpty()) {
                return rows;
            }
            List<Long> ids = window.stream().map(Place::id).toList();
            rows += inTransaction(() -> deleteDue(ids, stories, others));
            behind = window.get(window.size() - 1);
        }
    }

    private int deleteDue(List<Long> ids, LocalDate stories, LocalDate others) {
        List<Long> due = mapper.due(ids, stories, start(stories), start(others));
        if (due.isEmpty()) {
            return 0;
        }
        mapper.keepIdentities(due);
        mapper.keepReversals(due);
        mapper.deleteAdvice(due);
        mapper.deleteMoneyOnWay(due);
        mapper.deleteShares(due);
        mapper.deleteCandidates(due);
        mapper.deleteEvents(due);
        mapper.deleteLinesOf(due);
        return mapper.deleteRemittances(due);
    }

    /** What of files is about no money goes by its age, the rest with the remittances, and at last the file. */
    long deleteStatements(LocalDate before) {
        long rows = 0;
        for (List<FileSize> due = toStrip(before); !due.isEmpty(); due = toStrip(before)) {
            for (FileSize file : due) {
                rows += strip(file);
            }
        }
        return rows + batches(() -> mapper.deleteFiles(BATCH));
    }

    private List<FileSize> toStrip(LocalDate before) {
        return mapper.toStrip(start(before), BATCH);
    }

    private long strip(FileSize file) {
        long rows = inTransaction(() -> {
            mapper.blankWaiting(file.id());
            return mapper.deleteWaitingForPayer(file.id());
        });
        for (int from = 0; from < file.lines(); from += STRETCH) {
            int first = from;
            rows += inTransaction(() -> mapper.deleteLines(file.id(), first, first + STRETCH));
        }
        inTransaction(() -> {
            mapper.blankLines(file.id());
            mapper.stripped(file.id(), clock.instant());
            return 0;
        });
        return rows;
    }

    /** @param forgotten what a person forgot before this day goes too */
    long deleteLessons(LocalDate forgotten) {
        Instant before = start(forgotten);
        return each(mapper::lessons, ids -> mapper.deleteLessons(ids, before))
                + each(mapper::aliases, ids -> mapper.deleteAliases(ids, before));
    }

    private long each(BiFunction<Long, Integer, List<Long>> window, ToIntFunction<List<Long>> delete) {
        long rows = 0;
        List<Long> ids = window.apply(0L, BATCH);
        while (!ids.isEmpty()) {
            List<Long> these = ids;
            rows += inTransaction(() -> delete.applyAsInt(these));
            ids = window.apply(these.get(these.size() - 1), BATCH);
        }
        return rows;
    }

    private long batches(IntSupplier batch) {
        long rows = 0;
        for (int done = inTransaction(batch); done > 0; done = inTransaction(batch)) {
            rows += done;
        }
        return rows;
    }

    private int inTransaction(IntSupplier step) {
        Integer rows = transactions.execute(status -> step.getAsInt());
        return rows == null ? 0 : rows;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
