package io.duebell.dispatch.internal;

import io.duebell.carrier.NotStoredException;
import io.duebell.carrier.Receipt;
import io.duebell.carrier.ReceiptSink;
import io.duebell.shared.Msisdn;
import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps receipts as they come, in groups, and says so only after the commit; what they mean is found out later. */
@Component
class ReceiptStore implements ReceiptSink {

    private static final int GROUP = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final DispatchMeters meters;
    private final GroupCommit<Receipt> group = new GroupCommit<>("store-receipts", GROUP, this::write);

    ReceiptStore(JdbcTemplate jdbc, TransactionTemplate transactions, DispatchMeters meters) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.meters = meters;
    }

    @Override
    public void store(Receipt receipt) {
        try {
            group.add(receipt).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotStoredException("the receipt could not be committed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStoredException("the receipt could not be committed", e);
        }
        meters.receipt(receipt.state());
    }

    private void write(List<Receipt> receipts) {
        transactions.executeWithoutResult(status ->
                jdbc.batchUpdate("""
                INSERT INTO receipt (link, message_id, state, code, msisdn, done_at, received_at, stored_at, look_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
                """, receipts.stream().map(ReceiptStore::row).toList()));
    }

    private static Object[] row(Receipt receipt) {
        Msisdn msisdn = receipt.msisdn();
        return new Object[] {
            receipt.link(),
            receipt.messageId(),
            receipt.state().name(),
            receipt.code(),
            msisdn == null ? null : msisdn.digits(),
            receipt.doneAt(),
            Timestamp.from(receipt.receivedAt())
        };
    }

    @PreDestroy
    void close() {
        group.close();
    }
}
