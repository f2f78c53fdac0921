package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Statements that overlap, dropped in one folder that two nodes watch, one of which is killed meanwhile: each payment is there once,
 * credited once, told the borrower once at most by the carrier's log, and all money that came in stands somewhere, to the fen.
 */
@Tag("process")
class RemittanceNodesTests {

    private static final int PAYMENTS = 300;
    private static final int OVERLAP = 100;
    private static final int STRANGERS = 20;
    private static final String HEADER = "交易日期,交易流水号,借贷标志,交易金额,本方账号,对方户名,对方账号,摘要,附言\n";

    private World world;
    private Path inbox;
    private String[] settings;

    @BeforeEach
    void open() throws Exception {
        world = new World(600);
        world.startCarrier("--receipt-delay=50-100");
        Path folder = Files.createTempDirectory(Path.of("target", "processes"), "statements-");
        inbox = Files.createDirectories(folder.resolve("inbox"));
        settings = new String[] {
            "--duebell.ladder.interest[0].days=900",
            "--duebell.ladder.interest[0].template=interest-before-15",
            "--duebell.ladder.maturity[0].days=900",
            "--duebell.ladder.maturity[0].template=maturity-before-15",
            "--duebell.ladder.overdue[0].days=9000",
            "--duebell.ladder.overdue[0].template=overdue-1",
            "--duebell.ladder.overdue-then.every=90000",
            "--duebell.dispatch.node-timeout=5s",
            "--duebell.links[0].binds=2",
            "--duebell.remittance.dir=" + folder.resolve("kept"),
            "--duebell.remittance.inbox=" + inbox,
            "--duebell.remittance.lease=5s",
            "--duebell.remittance.batch=20",
            "--duebell.remittance.poll=200",
            "--duebell.remittance.poll-inbox=200",
            "--duebell.remittance.lain-for=500"
        };
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void eachPaymentIsThereOnceThoughFilesOverlapAndANodeIsKilled() throws Exception {
        Program one = world.startGateway("one", settings);
        world.startGateway("two", settings);
        await().atMost(Duration.ofSeconds(90)).until(() -> world.count("SELECT COUNT(*) FROM book_snapshot") > 0);
        List<String> loans = world.jdbc.queryForList(
                "SELECT loan_no FROM book_loan WHERE principal_balance_fen > 100000 ORDER BY loan_no LIMIT ?",
                String.class,
                PAYMENTS);
        assertThat(loans).hasSize(PAYMENTS);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            lines.add("20261214,S%05d,贷,%d.%02d,2031,过路人,62%012d,转账,还贷款%s"
                    .formatted(i, 100 + i, i % 100, i, loans.get(i)));
        }
        for (int i = 0; i < STRANGERS; i++) {
            lines.add("20261214,X%05d,贷,%d.00,2031,谁也不是,63%012d,转账,还款".formatted(i, 700 + i, i));
        }

        drop("first.csv", lines.subList(0, PAYMENTS / 2 + OVERLAP));
        drop("second.csv", lines.subList(PAYMENTS / 2, lines.size()));
        drop("once-more.csv", lines);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.count("SELECT COUNT(*) FROM remittance") > PAYMENTS / 4);
        one.kill();
        world.startGateway("one-again", settings);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> world.count("SELECT COUNT(*) FROM statement_file WHERE state = 'DONE'") == 3
                        && world.count("SELECT COUNT(*) FROM remittance WHERE state = 'NEW'") == 0);
        await().atMost(Duration.ofSeconds(60)).until(() -> world.inState("READY", "SENDING") == 0);

        assertThat(world.count("SELECT COUNT(*) FROM remittance")).isEqualTo(lines.size());
        assertThat(world.count("SELECT COUNT(*) FROM statement_line"))
                .as("lines accounted for")
                .isEqualTo(PAYMENTS / 2 + OVERLAP + lines.size() - PAYMENTS / 2 + lines.size());
        assertThat(world.count("SELECT COUNT(*) FROM statement_line WHERE fate = 'DUPLICATE'"))
                .isEqualTo(OVERLAP + lines.size());
        assertThat(world.count("SELECT COUNT(*) FROM remittance WHERE state = 'CREDITED'"))
                .as("those that name their loan")
                .isEqualTo(PAYMENTS);
        assertThat(world.count("SELECT COUNT(*) FROM remittance WHERE serial LIKE 'X%' AND state = 'CREDITED'"))
                .as("strangers' money that was credited")
                .isZero();
        assertThat(world.count("""
                        SELECT COUNT(*)
                        FROM remittance r
                        WHERE r.state = 'CREDITED'
                          AND r.amount_fen <> (SELECT SUM(s.principal_fen + s.interest_fen + s.penalty_fen)
                                               FROM remittance_share s
                                               WHERE s.remittance_id = r.id AND s.standing = 1)
                        """)).as("credits whose shares are not the sum").isZero();
        assertThat(world.count("SELECT SUM(amount_fen) FROM remittance")).isEqualTo(fen(lines));
        assertThat(world.count("""
                        SELECT COUNT(*)
                        FROM (SELECT subject, occasion FROM notice_item GROUP BY subject, occasion HAVING COUNT(*) > 1) twice
                        """)).as("told twice").isZero();
        assertThat(CarrierLog.read(world.smscLog()).tooMany(world.jdbc))
                .as("taken twice by the carrier")
                .isEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> left().isEmpty());
    }

    /** What the folder still shows beside what was put away. */
    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static long fen(List<String> lines) {
        return lines.stream()
                .mapToLong(line -> Long.parseLong(line.split(",")[3].replace(".", "")))
                .sum();
    }

    /** As a bank's program does: written beside, then moved in. */
    private void drop(String name, List<String> lines) throws IOException {
        Path beside = inbox.resolveSibling(name);
        Files.writeString(beside, HEADER + String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        Files.move(beside, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
