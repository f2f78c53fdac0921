package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.evidence.internal.Retention;
import io.duebell.evidence.internal.Retention.Kept;
import io.duebell.remittance.StatementIntake;
import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.Source;
import io.duebell.remittance.internal.SmallBook;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements and remittances go when their time is over, whole, and are never money again; what is open stays. */
class MoneyRetentionTests {

    private static final String WANGS_LOAN = "3107260300232546";
    private static final String LIS_LOAN = "3107260300232619";

    /** Wang's loan was paid off long ago, Li's is open; 陈七 paid the same twice, and the bank took one of the two back. */
    private static final String DAY = """
            交易日期,交易流水号,借贷标志,交易金额,本方账号,对方户名,对方账号,摘要,附言
            20261214,WANG,贷,200.00,2031,王秋菊,6217000000001234567,转账,借据%s利息
            20261214,LI,贷,90.00,2031,李大山,6217000000007654321,转账,借据%s利息
            20261214,RENT,贷,55.00,2031,顺达粮油,6217000000009999999,转账,房租
            20261214,ASK,贷,77.00,2031,陌生人,6217000000008888888,转账,还款
            20261213,CHEN1,贷,33.00,2031,陈七,6217000000006666666,转账,还款
            20261214,CHEN2,贷,33.00,2031,陈七,6217000000006666666,转账,还款
            20261214,BACK,贷,-33.00,2031,陈七,6217000000006666666,冲正,
            20261214,OUT,借,5.00,2031,电力公司,62001,扣费,
            19000101,BAD,贷,7.00,2031,王秋菊,62002,转账,
            """.formatted(WANGS_LOAN, LIS_LOAN);

    private ConsoleApp app;
    private StatementIntake intake;
    private long file;

    @BeforeEach
    void open() throws IOException {
        app = ConsoleApp.overTheRoom(
                0,
                new SmallBook()
                        .add("310700000001", "王秋菊", WANGS_LOAN, "162.50")
                        .add("310700000002", "李大山", LIS_LOAN, "88.20"));
        intake = app.get(StatementIntake.class);
        file = read();
        app.jdbc().update("UPDATE remittance SET state = 'NOBODY' WHERE serial = 'RENT'");
        assertThat(states())
                .containsExactly(
                        "ASK REVIEW", "CHEN1 REVIEW", "CHEN2 REVERSED", "LI CREDITED", "RENT NOBODY", "WANG CREDITED");
        app.jdbc().update("UPDATE remittance SET booked_on = '2019-05-01', changed_at = '2019-05-01'");
        app.jdbc().update("UPDATE statement_file SET done_at = '2019-05-01'");
        app.jdbc().update("UPDATE advice SET told_at = '2019-05-01', look_at = NULL, due_at = NULL");
        app.jdbc().update("INSERT INTO loan_closed VALUES (?, '2021-12-14')", WANGS_LOAN);
        app.jdbc().update("INSERT INTO remittance_listener VALUES ('notice', 1000)");
        app.jdbc().update("""
                INSERT INTO money_on_way (share_id, remittance_id, borrower_no, loan_no, principal_fen, interest_fen, penalty_fen,
                                          credited_at, until)
                SELECT id, remittance_id, borrower_no, loan_no, principal_fen, interest_fen, penalty_fen, credited_at, credited_at
                FROM remittance_share
                """);
        app.jdbc().update("INSERT IGNORE INTO credited_loan (loan_no) VALUES (?), (?)", WANGS_LOAN, LIS_LOAN);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void moneyGoesFiveYearsAfterItsLoanWasPaidOffAndNobodysAfterThree() {
        purge(Kept.REMITTANCES);

        assertThat(states()).containsExactly("ASK REVIEW", "CHEN1 REVIEW", "LI CREDITED");
        for (String table : new String[] {
            "remittance_share", "remittance_candidate", "remittance_event", "money_on_way", "statement_line"
        }) {
            assertThat(app.jdbc().queryForObject("SELECT COUNT(*) FROM " + table + """
                             t LEFT JOIN remittance r ON r.id = t.remittance_id
                            WHERE t.remittance_id IS NOT NULL AND r.id IS NULL
                            """, Integer.class))
                    .as(table)
                    .isZero();
        }
        assertThat(app.jdbc().queryForList("""
                                SELECT s.loan_no FROM advice a LEFT JOIN remittance_share s ON s.id = a.share_id
                                """, String.class)).containsExactly(LIS_LOAN);
        assertThat(app.jdbc().queryForList("SELECT loan_no FROM credited_loan", String.class))
                .containsExactly(LIS_LOAN);
        assertThat(app.jdbc().queryForObject("SELECT COUNT(*) FROM remittance_gone", Integer.class))
                .as("three payments and a reversal")
                .isEqualTo(4);
        assertThat(app.jdbc().queryForList("SELECT CONCAT(subject, ' ', detail) FROM audit_log", String.class))
                .contains("REMITTANCES 4 removed, before 2021-12-15");
        assertThat(app.get(MeterRegistry.class)
                        .counter("duebell.retention.removed", "class", "remittances")
                        .count())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE loan_closed SET closed_on = '2021-12-15'",
                "UPDATE remittance SET changed_at = '2021-12-15' WHERE serial = 'WANG'",
                "UPDATE remittance SET reversal_waits = TRUE WHERE serial = 'WANG'",
                "UPDATE advice SET told_at = NULL",
                "UPDATE advice SET look_at = '2026-12-20'",
                "UPDATE advice SET difference = 'amount 1'",
                "UPDATE remittance_listener SET heard_to = 0",
                "INSERT INTO remittance_share SELECT 7, remittance_id, borrower_no, borrower_name, '" + LIS_LOAN
                        + "', 0, 0, 0, NULL, credited_at, credited_by, 1, 2, credited_at, credited_by, '' FROM remittance_share"
                        + " WHERE loan_no = '" + WANGS_LOAN + "'"
            })
    void whatIsOpenStays(String open) {
        app.jdbc().update(open);

        purge(Kept.REMITTANCES);

        assertThat(states()).contains("WANG CREDITED");
    }

    @Test
    void whatWasRemovedIsNeverMoneyAgainAndItsReversalTakesBackNothingElse() throws IOException {
        purge(Kept.REMITTANCES);
        assertThat(states()).doesNotContain("WANG CREDITED", "CHEN2 REVERSED");

        long again = read();

        assertThat(states()).containsExactly("ASK REVIEW", "CHEN1 REVIEW", "LI CREDITED");
        assertThat(intake.find(again).orElseThrow().lines())
                .isEqualTo(Map.of(Fate.DUPLICATE, 7, Fate.NOT_REMITTANCE, 1, Fate.QUARANTINED, 1));
        assertThat(intake.lines(again, Fate.DUPLICATE, 0, 1))
                .extracting(StatementIntake.Line::remittance)
                .as("there is nothing to be opened")
                .containsOnlyNulls();
    }

    @Test
    void whatWasTakenBackMayComeAgain() throws IOException {
        app.jdbc().update("UPDATE remittance SET state = 'TAKEN_BACK' WHERE serial = 'RENT'");
        purge(Kept.REMITTANCES);
        assertThat(states()).doesNotContain("RENT TAKEN_BACK");

        read();

        assertThat(states()).anyMatch(it -> it.startsWith("RENT "));
    }

    @Test
    void aFileLosesItsCopyAndWhatIsNoMoneyAndGoesWithTheLastOfItsMoney() throws IOException {
        Path copy = Path.of("target/console-statements/files")
                .resolve(app.jdbc().queryForObject("SELECT kept_at FROM statement_file", String.class));
        Files.setLastModifiedTime(copy, FileTime.from(Instant.parse("2019-05-01T00:00:00Z")));
        Path done = Files.createDirectories(Path.of("target/console-inbox/done"));
        Path putAway = Files.writeString(done.resolve(file + "-day.csv"), DAY);
        long young = read("20261215,YOUNG,贷,1.00,2031,赵敏,62003,转账,");
        Path youngPutAway = Files.writeString(done.resolve(young + "-day.csv"), DAY);

        purge(Kept.REMITTANCES);
        purge(Kept.STATEMENTS);

        assertThat(copy).doesNotExist();
        assertThat(putAway).doesNotExist();
        assertThat(youngPutAway).exists();
        assertThat(intake.find(file).orElseThrow().lines()).isEqualTo(Map.of(Fate.REMITTANCE, 3));

        app.jdbc().update("UPDATE remittance SET state = 'NOBODY' WHERE serial IN ('ASK', 'CHEN1')");
        app.jdbc().update("INSERT INTO loan_closed VALUES (?, '2021-12-14')", LIS_LOAN);
        purge(Kept.REMITTANCES);
        purge(Kept.STATEMENTS);

        assertThat(intake.find(file)).isEmpty();
        assertThat(intake.find(young)).isPresent();
    }

    @Test
    void aReversalThatWaitsForItsPaymentGoesOnWaitingUnderItsNumberAlone() throws IOException {
        long early = read(
                "20261214,EARLY,贷,-12.00,2031,周八,6217000000005555555,冲正,冲正原流水L99",
                "20261214,VAGUE,贷,-13.00,2031,周八,6217000000005555555,冲正,");
        app.jdbc().update("UPDATE statement_file SET done_at = '2019-05-01'");

        purge(Kept.STATEMENTS);

        assertThat(app.jdbc()
                        .queryForList(
                                "SELECT CONCAT(serial, payer, payer_account) FROM reversal_waiting", String.class))
                .containsExactly("L99");
        assertThat(intake.lines(early, Fate.QUARANTINED, 0, 9))
                .extracting(StatementIntake.Line::content)
                .containsOnlyNulls();
        read("20261214,L99,贷,12.00,2031,周八,6217000000005555555,转账,");
        assertThat(states()).contains("L99 REVERSED");
    }

    @Test
    void whatWasLearntGoesWithTheLastLoanOfTheBorrower() {
        app.jdbc().update("""
                INSERT INTO payer_lesson (payer_account, borrower_no, amount_fen, remittance_id, learnt_at, learnt_by)
                VALUES ('1', 'OPEN', 1, 1, '2019-01-01', 'boss'), ('2', 'SETTLED', 1, 2, '2026-12-01', 'boss'),
                       ('3', 'AWAY', 1, 3, '2026-12-01', 'boss')
                """);
        app.jdbc().update("""
                INSERT INTO payer_alias (alias, borrower_no, remittance_id, learnt_at, learnt_by, unlearnt_at)
                VALUES ('a', 'OPEN', 1, '2019-01-01', 'boss', NULL), ('b', 'OPEN', 2, '2019-01-01', 'boss', '2019-02-01'),
                       ('c', 'AWAY', 3, '2019-01-01', 'boss', NULL)
                """);
        purge(Kept.LESSONS);
        assertThat(learnt()).as("an empty book says nothing of anybody").contains("1", "2", "3", "a", "c");

        for (String[] loan :
                List.of(new String[] {"L1", "OPEN", "NORMAL"}, new String[] {"L2", "SETTLED", "SETTLED"})) {
            app.jdbc().update("""
                    INSERT INTO book_loan (loan_no, borrower_no, product, principal_amount_fen, principal_balance_fen, annual_rate,
                                           penalty_factor, value_date, maturity_date, interest_cycle, repay_account, status)
                    VALUES (?, ?, 'p', 1, 1, 1, 1, '2020-01-01', '2028-01-01', 'QUARTER', '', ?)
                    """, (Object[]) loan);
        }
        purge(Kept.LESSONS);

        assertThat(learnt()).containsExactly("1", "a");
    }

    private List<String> learnt() {
        return app.jdbc()
                .queryForList(
                        "SELECT payer_account FROM payer_lesson WHERE LENGTH(payer_account) = 1 UNION SELECT alias FROM payer_alias"
                                + " ORDER BY 1",
                        String.class);
    }

    private List<String> states() {
        return app.jdbc().queryForList("SELECT CONCAT(serial, ' ', state) FROM remittance ORDER BY 1", String.class);
    }

    private void purge(Kept what) {
        app.get(Retention.class).purge(what);
    }

    private long read() throws IOException {
        return readText(DAY);
    }

    private long read(String... lines) throws IOException {
        return readText(DAY.lines().findFirst().orElseThrow() + "\n" + String.join("\n", Arrays.asList(lines)) + "\n");
    }

    private long readText(String text) throws IOException {
        long taken = ((Answer.Taken) intake.take(
                        "day.csv",
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        Source.UPLOAD,
                        null,
                        "boss"))
                .file();
        app.readAndJudge();
        return taken;
    }
}
