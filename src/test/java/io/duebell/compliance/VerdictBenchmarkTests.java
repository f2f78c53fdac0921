package io.duebell.compliance;

import io.duebell.TestDatabase;
import io.duebell.carrier.Channel;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures verdicts over a million contacts of history and prints the figures; it asserts none. {@code mvn verify -Pbenchmark
 * -Dit.test=VerdictBenchmarkTests}.
 */
@Tag("benchmark")
class VerdictBenchmarkTests {

    private static final int BORROWERS = 250_000;
    private static final int DAYS = 4;
    private static final int CHUNK = 500;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 15);
    private static final Instant NOON =
            DAY.atTime(12, 0).atZone(BusinessClock.ZONE).toInstant();

    private final Random random = new Random(1);

    @Test
    void measure() {
        try (TestDatabase database = TestDatabase.migrated();
                ConfigurableApplicationContext node =
                        RuleRaceTests.node(database, Clock.fixed(NOON, BusinessClock.ZONE))) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            fill(jdbc);
            ContactRules rules = node.getBean(ContactRules.class);
            TransactionTemplate transaction = node.getBean(TransactionTemplate.class);
            System.out.printf(
                    Locale.ROOT,
                    "%d cores, Java %s; %,d contacts in the history, %,d holds%n",
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"),
                    jdbc.queryForObject("SELECT SUM(taken) FROM contact_tally WHERE whom LIKE 'B%'", Long.class),
                    jdbc.queryForObject("SELECT COUNT(*) FROM contact_hold", Long.class));
            run("warm-up", 5, () -> rules.judge(contacts(), NOON));
            run("judged", SECONDS, () -> rules.judge(contacts(), NOON));
            run(
                    "judged and taken",
                    SECONDS,
                    () -> transaction.executeWithoutResult(status -> rules.judgeAndTake(contacts(), NOON)));
        }
    }

    private static void run(String what, int seconds, Runnable chunk) {
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        long verdicts = 0;
        while (System.nanoTime() < end) {
            chunk.run();
            verdicts += CHUNK;
        }
        System.out.printf(
                Locale.ROOT, "%s: %,.0f verdicts/s, one thread%n", what, verdicts * 1e9 / (System.nanoTime() - begin));
    }

    private List<Contact> contacts() {
        List<Contact> contacts = new ArrayList<>(CHUNK);
        for (int i = 0; i < CHUNK; i++) {
            int borrower = random.nextInt(BORROWERS);
            contacts.add(new Contact(
                    new NoticeId(i + 1L),
                    "B" + borrower,
                    new Msisdn(Long.toString(8613800000000L + borrower)),
                    Channel.SMS,
                    true,
                    null));
        }
        return contacts;
    }

    /** Each borrower had a text on four of the last days, one in ten is held. */
    private static void fill(JdbcTemplate jdbc) {
        for (int back = 1; back <= DAYS; back++) {
            for (int from = 0; from < BORROWERS; from += 5_000) {
                List<Object[]> rows = new ArrayList<>();
                for (int no = from; no < from + 5_000; no++) {
                    LocalDate day = DAY.minusDays(back * 2L);
                    rows.add(new Object[] {"BB" + no, day});
                    rows.add(new Object[] {"N" + (8613800000000L + no), day});
                }
                jdbc.batchUpdate(
                        "INSERT INTO contact_tally (whom, contact_date, what, taken) VALUES (?, ?, 'SMS', 1)", rows);
            }
        }
        List<Object[]> holds = new ArrayList<>();
        for (int no = 0; no < BORROWERS; no += 10) {
            holds.add(new Object[] {"B" + no});
        }
        jdbc.batchUpdate("""
                INSERT INTO contact_hold (kind, borrower_no, source, evidence, placed_at, placed_by)
                VALUES ('PROMISE', ?, 'benchmark', '', UTC_TIMESTAMP(3), 'benchmark')
                """, holds);
    }
}
