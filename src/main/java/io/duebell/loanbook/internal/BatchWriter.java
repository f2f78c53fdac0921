package io.duebell.loanbook.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows in batches, each in a transaction of its own; a row the database refuses is handed back, the others
 * stand. Not safe for several threads.
 */
final class BatchWriter<R> {

    private final GatewayBatches batches;
    private final BiConsumer<RefreshMapper, R> insert;
    private final BiConsumer<R, String> refused;
    private final List<R> buffer = new ArrayList<>();
    private int written;

    BatchWriter(GatewayBatches batches, BiConsumer<RefreshMapper, R> insert, BiConsumer<R, String> refused) {
        this.batches = batches;
        this.insert = insert;
        this.refused = refused;
    }

    void add(R row) {
        buffer.add(row);
        if (buffer.size() >= batches.rows()) {
            flush();
        }
    }

    /** Writes what is left and tells how many rows were written in all. */
    int finish() {
        flush();
        return written;
    }

    private void flush() {
        if (!buffer.isEmpty()) {
            batches.beforeEach().run();
            write(List.copyOf(buffer));
            buffer.clear();
        }
    }

    private void write(List<R> rows) {
        try {
            batches.transactions().executeWithoutResult(status -> {
                try (SqlSession session = batches.sessions().openSession(ExecutorType.BATCH)) {
                    RefreshMapper mapper = session.getMapper(RefreshMapper.class);
                    rows.forEach(row -> insert.accept(mapper, row));
                    session.flushStatements();
                }
            });
            written += rows.size();
        } catch (PersistenceException e) {
            SQLException fault = faultOfData(e);
            if (fault == null) {
                throw e;
            }
            if (rows.size() == 1) {
                refused.accept(rows.get(0), "the gateway's database refuses it, SQLSTATE " + fault.getSQLState());
            } else {
                // Which one it was can't be told from a rewritten batch; halving finds it in a few statements
                write(rows.subList(0, rows.size() / 2));
                write(rows.subList(rows.size() / 2, rows.size()));
            }
        }
    }

    /** A doubled key or a value that doesn't fit, as against a database that is full or away. */
    private static @Nullable SQLException faultOfData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                String state = e.getSQLState();
                if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
                    return e;
                }
            }
        }
        return null;
    }
}
