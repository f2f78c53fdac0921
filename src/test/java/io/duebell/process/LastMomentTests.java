package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.simulator.carrier.SmscLog;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Opt-outs, promises, payments and changed amounts that come at the last moment: after planning, and while texts leave. The
 * loan book is changed by SQL of the test's own, and the carrier's log is the judge.
 *
 * <p>The window: what the loan system books is seen when the notice is claimed, at most 60 seconds before SENDING is committed; what
 * the ledger of holds says is asked in that very transaction. After it at most twice the link's window of parts waits in
 * front of the wire: at ten a second and a window of ten, two seconds, to which the test adds what a busy machine needs.
 */
@Tag("process")
class LastMomentTests {

    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final Duration BUSY = Duration.ofSeconds(4);

    private World world;
    private JdbcTemplate loans;

    @BeforeEach
    void open() throws Exception {
        world = new World(300);
        loans = new JdbcTemplate(world.database.loanOwnerDataSource());
        world.startCarrier("--receipt-delay=100-600");
        world.jdbc.update("UPDATE sending_switch SET stopped = TRUE, reason = 'test: plan first'");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatComesBetweenPlanningAndSendingIsHeeded() throws Exception {
        startAndPlan();
        List<Planned> ready = ready();
        Planned paid = ready.get(0);
        Planned optedOut = ready.get(1);
        Planned promised = ready.get(2);
        Planned changed = ready.get(3);
        pay(paid);
        optOut(optedOut);
        hold("PROMISE", promised);
        loans.update(
                "UPDATE instalment SET interest_due = interest_due + 1 WHERE loan_no = ? AND due_date = ?",
                changed.loanNo(),
                changed.dueDate());

        sendAll();

        Map<String, List<Instant>> taken = taken();
        assertThat(state(paid)).isEqualTo("WITHDRAWN paid");
        assertThat(state(optedOut)).startsWith("SUPPRESSED the number has opted out");
        assertThat(state(promised)).startsWith("SUPPRESSED the borrower promised");
        assertThat(List.of(paid, optedOut, promised))
                .allSatisfy(each -> assertThat(taken).doesNotContainKey(SmscLog.hash(each.msisdn())));
        assertThat(world.count("SELECT amount_fen FROM notice WHERE id = ?", changed.id()))
                .as("told with the amount of now")
                .isEqualTo(changed.amountFen() + 100);
        assertThat(taken.get(SmscLog.hash(changed.msisdn()))).hasSize(1);
    }

    @Test
    void whatComesWhileTextsLeaveIsHeededWithinTheWindow() throws Exception {
        startAndPlan();
        Map<Planned, Instant> forbidden = new HashMap<>();
        int all = ready().size();
        world.jdbc.update("UPDATE sending_switch SET stopped = FALSE, reason = 'test: send'");

        for (int round = 0; round < 12; round++) {
            int left = all - (round + 1) * all / 16;
            await().atMost(Duration.ofSeconds(60)).until(() -> world.inState("READY") <= left);
            List<Planned> ready = ready();
            ready.removeAll(forbidden.keySet());
            // One from the end, that has time, and one from the front, that is being claimed or checked this moment.
            for (Planned each : List.of(ready.get(ready.size() - 1), ready.get(0))) {
                switch (round % 3) {
                    case 0 -> optOut(each);
                    case 1 -> hold("PROMISE", each);
                    default -> pay(each);
                }
                forbidden.putIfAbsent(each, Instant.now());
            }
        }
        awaitEnd();

        Map<String, List<Instant>> taken = taken();
        assertThat(forbidden).hasSizeGreaterThan(12);
        forbidden.forEach((each, since) -> assertThat(taken.getOrDefault(SmscLog.hash(each.msisdn()), List.of()))
                .as("%s, forbidden since %s, %s", each.borrowerNo(), since, state(each))
                .allSatisfy(at -> assertThat(at).isBefore(since.plus(WINDOW).plus(BUSY))));
        long kept = forbidden.keySet().stream()
                .filter(each -> !taken.containsKey(SmscLog.hash(each.msisdn())))
                .count();
        System.out.printf("of %d forbidden while texts left, %d were kept back%n", forbidden.size(), kept);
        assertThat(kept).as("those from the end had time").isGreaterThanOrEqualTo(10);
    }

    private void startAndPlan() {
        world.startGateway("only", "--duebell.links[0].window=10", "--duebell.links[0].rate=10");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> world.count("SELECT COUNT(*) FROM planning_run WHERE state = 'DONE'") == 1);
    }

    private void sendAll() {
        world.jdbc.update("UPDATE sending_switch SET stopped = FALSE, reason = 'test: send'");
        awaitEnd();
    }

    private void awaitEnd() {
        await().atMost(Duration.ofMinutes(2)).until(() -> world.inState("READY", "SENDING", "SENT") == 0);
    }

    /** A notice of one part about one instalment. */
    private record Planned(
            long id, String borrowerNo, String msisdn, long amountFen, String loanNo, java.sql.Date dueDate) {}

    /** In the order in which they are claimed. */
    private List<Planned> ready() {
        return world.jdbc.query(
                """
                SELECT n.id, n.borrower_no, n.msisdn, n.amount_fen, MIN(i.loan_no) AS loan_no, MIN(i.due_date) AS due_date
                FROM notice n
                JOIN notice_item i ON i.notice_id = n.id
                WHERE n.state = 'READY'
                  AND n.parts = 1
                  AND n.kind = 'INTEREST'
                  AND (SELECT COUNT(*) FROM notice o WHERE o.msisdn = n.msisdn) = 1
                GROUP BY n.id, n.borrower_no, n.msisdn, n.amount_fen, n.not_before
                HAVING COUNT(*) = 1
                ORDER BY n.not_before, n.id
                """,
                (row, no) -> new Planned(
                        row.getLong("id"),
                        row.getString("borrower_no"),
                        row.getString("msisdn"),
                        row.getLong("amount_fen"),
                        row.getString("loan_no"),
                        row.getDate("due_date")));
    }

    /** As a loan system books it. */
    private void pay(Planned planned) {
        loans.update("""
                UPDATE instalment
                SET interest_paid = interest_due, principal_paid = principal_due, penalty_paid = penalty_due, settled_on = ?
                WHERE loan_no = ?
                  AND due_date = ?
                """, World.DAY, planned.loanNo(), planned.dueDate());
        loans.update("""
                INSERT INTO posting (posting_no, loan_no, due_date, posted_on, interest)
                VALUES (?, ?, ?, ?, 1)
                """, "P" + planned.id(), planned.loanNo(), planned.dueDate(), World.DAY);
    }

    private void optOut(Planned planned) {
        world.jdbc.update("""
                INSERT INTO contact_hold (kind, msisdn, source, evidence, placed_at, placed_by)
                VALUES ('OPT_OUT', ?, 'test', 'test', UTC_TIMESTAMP(3), 'test')
                """, planned.msisdn());
    }

    private void hold(String kind, Planned planned) {
        world.jdbc.update("""
                INSERT INTO contact_hold (kind, borrower_no, source, evidence, placed_at, placed_by)
                VALUES (?, ?, 'test', 'test', UTC_TIMESTAMP(3), 'test')
                """, kind, planned.borrowerNo());
    }

    private String state(Planned planned) {
        return world.jdbc
                .queryForList("SELECT CONCAT(state, ' ', reason) FROM notice WHERE id = ?", String.class, planned.id())
                .get(0);
    }

    /** When the carrier took a text, by handset. */
    private Map<String, List<Instant>> taken() throws IOException {
        Map<String, List<Instant>> taken = new HashMap<>();
        for (String line : Files.readAllLines(world.smscLog())) {
            String[] fields = line.split("\t", -1);
            if (fields.length >= 9
                    && fields[1].equals("in")
                    && fields[2].equals("submit_sm")
                    && fields[4].equals("0")) {
                taken.computeIfAbsent(fields[5], handset -> new ArrayList<>()).add(Instant.parse(fields[0]));
            }
        }
        return taken;
    }
}
