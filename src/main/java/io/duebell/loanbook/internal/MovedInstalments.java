package io.duebell.loanbook.internal;

import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.internal.MoveMapper.Gone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Component;

/**
 * Notices 展期: an instalment that was told, is gone and was not paid stands, in the order of due dates, where the loan
 * has a new one. It keeps the first due date as its subject, so that no stage is told twice.
 *
 * <p>The moves are stored before the swap: stored after it, a crash between the two would lose them. One that was stored
 * for a snapshot that never came in joins nothing.
 */
@Component
class MovedInstalments {

    private static final int BATCH = 500;

    private final SqlSessionFactory sessions;
    private final MoveMapper moves;

    MovedInstalments(SqlSessionFactory sessions, MoveMapper moves) {
        this.sessions = sessions;
        this.moves = moves;
    }

    /** Compares the snapshot with its twins; {@code paidAmong} asks the loan book. Tells how many were moved. */
    int notice(Instant at, Function<Collection<InstalmentKey>, Collection<InstalmentKey>> paidAmong) {
        int moved = 0;
        try (SqlSession session = sessions.openSession();
                Cursor<Gone> gone = session.getMapper(MoveMapper.class).toldAndGone()) {
            List<Gone> batch = new ArrayList<>();
            for (Gone one : gone) {
                boolean sameLoan =
                        !batch.isEmpty() && batch.get(batch.size() - 1).loanNo().equals(one.loanNo());
                if (batch.size() >= BATCH && !sameLoan) {
                    moved += pair(batch, at, paidAmong);
                    batch.clear();
                }
                batch.add(one);
            }
            return moved + pair(batch, at, paidAmong);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int pair(
            List<Gone> batch, Instant at, Function<Collection<InstalmentKey>, Collection<InstalmentKey>> paidAmong) {
        Map<String, List<InstalmentKey>> arrivals = new LinkedHashMap<>();
        if (!batch.isEmpty()) {
            Set<String> loans = new HashSet<>();
            batch.forEach(gone -> loans.add(gone.loanNo()));
            moves.newOf(loans)
                    .forEach(key -> arrivals.computeIfAbsent(key.loanNo(), no -> new ArrayList<>())
                            .add(key));
        }
        List<Gone> candidates = batch.stream()
                .filter(gone -> arrivals.containsKey(gone.loanNo()))
                .toList();
        if (candidates.isEmpty()) {
            return 0;
        }
        Set<InstalmentKey> paid =
                new HashSet<>(paidAmong.apply(candidates.stream().map(Gone::key).toList()));
        // A row in quarantine has not moved, it only can't be taken today
        Set<String> refused = new HashSet<>(moves.quarantinedAmong(
                candidates.stream().map(gone -> rowKey(gone.key())).toList(), at));
        int moved = 0;
        for (Gone gone : candidates) {
            List<InstalmentKey> places = arrivals.getOrDefault(gone.loanNo(), List.of());
            if (!places.isEmpty() && !paid.contains(gone.key()) && !refused.contains(rowKey(gone.key()))) {
                InstalmentKey place = places.remove(0);
                moves.add(place.loanNo(), place.dueDate(), gone.subjectDueDate(), at);
                moved++;
            }
        }
        return moved;
    }

    private static String rowKey(InstalmentKey key) {
        return key.loanNo() + ":" + key.dueDate();
    }
}
