package io.duebell.loanbook.internal;

import io.duebell.loanbook.internal.view.ViewMapper;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.ibatis.cursor.Cursor;

/** Streams the four views of one reading into the twins of the snapshot's tables, a batch in memory at a time. */
final class SnapshotLoad {

    /** What was written, and what went to quarantine. */
    record Figures(int borrowers, int phones, int loans, int instalments, int refused) {}

    private final LoanBookViews.Reading reading;
    private final GatewayBatches batches;
    private final Instant at;
    private final Take take = new Take();
    private final BatchWriter<BookRow.Refused> quarantine;

    SnapshotLoad(LoanBookViews.Reading reading, GatewayBatches batches, Instant at) {
        this.reading = reading;
        this.batches = batches;
        this.at = at;
        this.quarantine = new BatchWriter<>(batches, RefreshMapper::addRefused, (row, reason) -> {
            throw new IllegalStateException("the quarantine refuses a row: " + reason);
        });
    }

    Figures run() {
        int borrowers = table(
                "v_borrower",
                ViewMapper::borrowers,
                row -> String.valueOf(row.borrowerNo()),
                take::borrower,
                RefreshMapper::addBorrower);
        // A phone is no key to show: the number alone would be personal data in a list of faults
        int phones = table(
                "v_borrower_phone",
                ViewMapper::phones,
                row -> String.valueOf(row.borrowerNo()),
                take::phone,
                RefreshMapper::addPhone);
        int loans = table(
                "v_loan", ViewMapper::loans, row -> String.valueOf(row.loanNo()), take::loan, RefreshMapper::addLoan);
        int instalments = table(
                "v_open_instalment",
                ViewMapper::openInstalments,
                row -> row.loanNo() + ":" + row.dueDate(),
                take::instalment,
                RefreshMapper::addInstalment);
        return new Figures(borrowers, phones, loans, instalments, quarantine.finish());
    }

    /** {@code K} is the view's row, {@code R} the snapshot's; tells how many were written. */
    private <K, R> int table(
            String view,
            Function<ViewMapper, Cursor<K>> rows,
            Function<K, String> key,
            Function<K, R> taking,
            BiConsumer<RefreshMapper, R> insert) {
        BiConsumer<String, String> refuse =
                (rowKey, reason) -> quarantine.add(new BookRow.Refused(at, view, cut(rowKey, 64), cut(reason, 200)));
        BatchWriter<Keyed<R>> writer = new BatchWriter<>(
                batches,
                (mapper, row) -> insert.accept(mapper, row.row()),
                (row, reason) -> refuse.accept(row.key(), reason));
        reading.each(rows, row -> {
            String rowKey = key.apply(row);
            try {
                writer.add(new Keyed<>(rowKey, taking.apply(row)));
            } catch (RefusedRowException e) {
                refuse.accept(rowKey, String.valueOf(e.getMessage()));
            }
        });
        return writer.finish();
    }

    private record Keyed<R>(String key, R row) {}

    private static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }
}
