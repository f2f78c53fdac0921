package io.duebell.remittance.internal;

import static io.duebell.remittance.internal.Counter.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.remittance.AdviceBook;
import io.duebell.remittance.Remittance;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.ReviewDesk.Order;
import io.duebell.remittance.ReviewDesk.Page;
import io.duebell.remittance.ReviewDesk.Sum;
import io.duebell.shared.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** However much was done with long ago, a page reads what it shows and what is open. */
class DeskScaleTests {

    private static final int OLD = 4096;

    /** The same as many rows read by several steps of one look. */
    private static final int FEW = 1000;

    private final Counter counter = new Counter();
    private final AdviceBook book = counter.context.getBean(AdviceBook.class);

    @BeforeEach
    void old() {
        counter.jdbc.update("""
                INSERT INTO remittance (id, identity, state, account, booked_on, serial, amount_fen, payer, payer_account, booking,
                                        remark, file_id, line_no, received_at, changed_at)
                VALUES (1, SHA2('1', 256), 'CREDITED', '2031', CURRENT_DATE - INTERVAL 90 DAY, 'S', 1, 'p', '6', '', '', 1, 1,
                        '2020-01-01', '2020-01-01')
                """);
        for (int rows = 1; rows < OLD; rows *= 2) {
            counter.jdbc.update("""
                    INSERT INTO remittance (id, identity, state, account, booked_on, serial, amount_fen, payer, payer_account, booking,
                                            remark, file_id, line_no, received_at, changed_at)
                    SELECT id + ?, SHA2(CONCAT(id + ?), 256), state, account, booked_on, serial, id + ?, payer, payer_account, booking,
                           remark, file_id, line_no, received_at, changed_at
                    FROM remittance
                    """, rows, rows, rows);
        }
        counter.jdbc.update("""
                INSERT INTO remittance_share (id, remittance_id, borrower_no, borrower_name, loan_no, principal_fen, interest_fen,
                                              penalty_fen, standing, credited_at, credited_by, credited_version)
                SELECT id, id, '3', '', '3', 1, 0, 0, 1, '2020-01-01', 'matcher', 1
                FROM remittance
                """);
        counter.jdbc.update("""
                INSERT INTO advice (advice_key, share_id, kind, created_at, told_at, booked_on)
                SELECT CONCAT('C', id), id, 'CREDIT', '2020-01-01' + INTERVAL id SECOND, '2020-01-01', CURRENT_DATE - INTERVAL 90 DAY
                FROM remittance_share
                """);
        counter.jdbc.update("UPDATE remittance SET state = 'REVIEW' WHERE id IN (100, 200, 300)");
        counter.jdbc.update("UPDATE remittance SET reversal_waits = TRUE WHERE id IN (150, 4000)");
        counter.jdbc.update("UPDATE remittance SET booked_on = CURRENT_DATE WHERE id IN (400, 401)");
        counter.jdbc.update("UPDATE advice SET booked_on = CURRENT_DATE WHERE share_id IN (400, 401)");
        counter.jdbc.update(
                "UPDATE advice SET booked_on = NULL, look_at = '2020-01-01' WHERE share_id IN (500, 501, 502)");
        counter.jdbc.update("UPDATE advice SET booked_on = NULL, told_at = NULL WHERE share_id = 600");
        counter.jdbc.update("UPDATE advice SET difference = 'amount 1' WHERE share_id IN (400, 700)");
        counter.jdbc.execute("ANALYZE TABLE remittance, remittance_share, advice");
    }

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void theCountsAreOfWhatIsOpenAndOfTheLastDays() {
        assertThat(rowsRead(() -> assertThat(counter.desk.count(SUPERVISOR))
                        .containsOnlyKeys(State.REVIEW, State.CREDITED)
                        .containsEntry(State.REVIEW, new Sum(5, new Money(100 + 200 + 300 + 150 + 4000)))
                        .containsEntry(State.CREDITED, new Sum(2, new Money(801)))))
                .isLessThan(FEW);
    }

    @ParameterizedTest
    @EnumSource
    void theQueueIsWhatIsInReviewAndWhatAReversalWaitsFor(Order order) {
        List<Long> expected =
                order == Order.OLDEST ? List.of(100L, 150L, 200L, 300L, 4000L) : List.of(4000L, 300L, 200L, 150L, 100L);

        assertThat(rowsRead(
                        () -> assertThat(ids(list(State.REVIEW, order, null))).isEqualTo(expected)))
                .isLessThan(FEW);
    }

    @ParameterizedTest
    @EnumSource
    void aPageOfWhatIsDoneWithReadsItselfAloneHoweverFarBehind(Order order) {
        List<Long> all = new ArrayList<>();
        Page page = list(State.CREDITED, order, null);
        while (page.next() != null) {
            all.addAll(ids(page));
            String next = page.next();
            List<Page> read = new ArrayList<>();
            long rows = rowsRead(() -> read.add(list(State.CREDITED, order, next)));
            assertThat(rows).isLessThan(FEW);
            page = read.get(0);
        }
        all.addAll(ids(page));

        assertThat(all).hasSize(OLD - 3).doesNotHaveDuplicates();
    }

    @Test
    void theCountsOfAdviceAreOfWhatIsOpenAndOfTheLastDays() {
        assertThat(rowsRead(() -> assertThat(book.count()).isEqualTo(new AdviceBook.Counts(1, 3, 1, 2))))
                .isLessThan(FEW);
    }

    @Test
    void adviceIsPagedByItsTimeAndReadsThePageAlone() {
        List<AdviceBook.Line> first = book.lines(null, 51, false);
        List<AdviceBook.Line> second = new ArrayList<>();

        long rows = rowsRead(() -> second.addAll(book.lines("C500", 51, false)));

        assertThat(first).first().extracting(AdviceBook.Line::key).isEqualTo("C" + OLD);
        assertThat(second).first().extracting(AdviceBook.Line::key).isEqualTo("C499");
        assertThat(second).hasSize(51);
        assertThat(rows).isLessThan(FEW);
        assertThat(book.lines(null, 51, true)).extracting(AdviceBook.Line::key).containsExactly("C700", "C400");
    }

    private Page list(State state, Order order, @Nullable String after) {
        return counter.desk.list(SUPERVISOR, state, null, order, after);
    }

    private static List<Long> ids(Page page) {
        return page.remittances().stream().map(Remittance::id).toList();
    }

    /** By the database's own count, on one connection. */
    private long rowsRead(Runnable look) {
        Long rows = new TransactionTemplate(counter.context.getBean(PlatformTransactionManager.class))
                .execute(status -> {
                    long before = read();
                    look.run();
                    return read() - before;
                });
        return rows == null ? -1 : rows;
    }

    private long read() {
        return counter.jdbc.query("SHOW SESSION STATUS LIKE 'Handler_read%'", (row, number) -> row.getLong(2)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
