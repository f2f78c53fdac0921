package io.duebell.loanbook.internal;

import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.internal.view.ViewMapper;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The way to the six views; every failure on it is a {@link LoanBookUnavailableException}. */
final class LoanBookViews {

    private final SqlSessionFactory sessions;

    LoanBookViews(SqlSessionFactory sessions) {
        this.sessions = sessions;
    }

    /** One question on a connection of its own. */
    <T extends @Nullable Object> T ask(Function<ViewMapper, T> question) {
        requireNoTransaction();
        try (SqlSession session = sessions.openSession(true)) {
            return answered(() -> question.apply(session.getMapper(ViewMapper.class)));
        }
    }

    /** Opens a reading of several views that all show the book at one moment. Close it. */
    Reading read() {
        requireNoTransaction();
        return new Reading(sessions.openSession(TransactionIsolationLevel.REPEATABLE_READ));
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the loan book is never asked inside a transaction of the gateway");
        }
    }

    private static <T extends @Nullable Object> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (PersistenceException e) {
            throw new LoanBookUnavailableException("The loan book does not answer as it should", e);
        } catch (RuntimeException e) {
            // MyBatis wraps what the driver throws in a query, but not what it throws between two rows of a cursor
            throw new LoanBookUnavailableException("The loan book broke off while it was being read", e);
        }
    }

    /** Several views read one after the other in one transaction of the loan book; not safe for several threads. */
    static final class Reading implements AutoCloseable {

        private final SqlSession session;

        private Reading(SqlSession session) {
            this.session = session;
        }

        /** Hands over each row of a view; what {@code taker} throws comes out as it is. */
        <R> void each(Function<ViewMapper, Cursor<R>> view, Consumer<R> taker) {
            Iterator<R> rows = answered(
                    () -> view.apply(session.getMapper(ViewMapper.class)).iterator());
            while (answered(rows::hasNext)) {
                taker.accept(rows.next());
            }
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
