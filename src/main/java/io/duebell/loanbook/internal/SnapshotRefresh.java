package io.duebell.loanbook.internal;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.Snapshot;
import io.duebell.shared.BusinessClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a new snapshot in: fills the twins, notices what was moved, swaps all tables at once, records it.
 *
 * <p>One node at a time does so, by a lock that ends with its connection; each batch and the swap make sure that it is
 * still held. Until the swap the old snapshot stands as it was, whatever fails.
 */
@Component
class SnapshotRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotRefresh.class);

    private static final int LOCK_TRY_SECONDS = 1;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final LoanBookViews views;
    private final MovedInstalments moves;
    private final SqlSessionFactory sessions;
    private final TransactionTemplate transactions;
    private final LoanBookSettings settings;
    private final BusinessClock clock;

    SnapshotRefresh(
            LoanBookViews views,
            MovedInstalments moves,
            SqlSessionFactory sessions,
            PlatformTransactionManager transactions,
            LoanBookSettings settings,
            BusinessClock clock) {
        this.views = views;
        this.moves = moves;
        this.sessions = sessions;
        this.transactions = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
    }

    /** If another node has brought in the same date while this one waited, that one's snapshot is the answer. */
    Snapshot run(LocalDate asOf, Function<Collection<InstalmentKey>, Collection<InstalmentKey>> paidAmong) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a refresh commits as it goes; it never runs inside a transaction");
        }
        try (SqlSession session = sessions.openSession()) {
            RefreshMapper mapper = session.getMapper(RefreshMapper.class);
            long before = mapper.latestId();
            takeLock(mapper);
            try {
                Snapshot others = mapper.latestId() > before ? mapper.latest() : null;
                return others != null && others.asOf().equals(asOf) ? others : bringIn(asOf, mapper, paidAmong);
            } finally {
                mapper.unlock();
            }
        }
    }

    private void takeLock(RefreshMapper mapper) {
        long deadline = System.nanoTime() + settings.refreshWait().toNanos();
        while (!Integer.valueOf(1).equals(mapper.lock(LOCK_TRY_SECONDS))) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("another node has been refreshing the snapshot for more than "
                        + settings.refreshWait().toSeconds() + " s (duebell.loanbook.refresh-wait)");
            }
        }
    }

    private Snapshot bringIn(
            LocalDate asOf,
            RefreshMapper mapper,
            Function<Collection<InstalmentKey>, Collection<InstalmentKey>> paidAmong) {
        long start = System.nanoTime();
        // Connector/J takes MariaDB 10 for MySQL 5.5 and cuts fractions of a second; whole ones are the same everywhere
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        mapper.clearBorrowers();
        mapper.clearPhones();
        mapper.clearLoans();
        mapper.clearInstalments();
        SnapshotLoad.Figures figures = load(at, mapper);
        mapper.analyze();
        int orphans = mapper.refuseOrphans(at);
        mapper.deleteOrphans();
        int moved = moves.notice(at, paidAmong);
        mapper.forgetReopenedLoans();
        mapper.noteClosedLoans(asOf);
        swap(mapper);
        Snapshot snapshot = new Snapshot(
                asOf,
                at,
                figures.borrowers(),
                figures.phones(),
                figures.loans(),
                figures.instalments() - orphans,
                figures.refused() + orphans,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        mapper.addSnapshot(snapshot);
        mapper.forgetRefused(at.minus(settings.quarantineKept()));
        LOG.atLevel(snapshot.quarantined() == 0 ? Level.INFO : Level.WARN)
                .addKeyValue("asOf", asOf)
                .addKeyValue("borrowers", snapshot.borrowers())
                .addKeyValue("instalments", snapshot.instalments())
                .addKeyValue("quarantined", snapshot.quarantined())
                .addKeyValue("moved", moved)
                .addKeyValue("millis", snapshot.millis())
                .log("The snapshot of the loan book was swapped in; planning reads it from now on");
        return snapshot;
    }

    private SnapshotLoad.Figures load(Instant at, RefreshMapper mapper) {
        GatewayBatches batches =
                new GatewayBatches(sessions, transactions, settings.batchRows(), () -> requireLock(mapper));
        try (LoanBookViews.Reading reading = views.read()) {
            return new SnapshotLoad(reading, batches, at).run();
        }
    }

    private static void requireLock(RefreshMapper mapper) {
        if (!Boolean.TRUE.equals(mapper.holdsLock())) {
            throw new IllegalStateException("the lock of the refresh was lost; another node may be filling the twins");
        }
    }

    /**
     * A reader of the old tables keeps the swap waiting, and a waiting swap keeps every new reader waiting: so it waits
     * in short tries with pauses.
     */
    private void swap(RefreshMapper mapper) {
        RetryPolicy<Object> patience = RetryPolicy.builder()
                .handleIf(SnapshotRefresh::isLockWait)
                .withDelay(Duration.ofMillis(500))
                .withMaxRetries(-1)
                .withMaxDuration(settings.swapWait())
                .build();
        mapper.waitForTables(2);
        try {
            Failsafe.with(patience).run(() -> {
                requireLock(mapper);
                mapper.swap();
            });
        } finally {
            mapper.waitForTablesAsUsual();
        }
    }

    private static boolean isLockWait(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && e.getErrorCode() == LOCK_WAIT_TIMEOUT) {
                return true;
            }
        }
        return false;
    }
}
