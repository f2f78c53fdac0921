package io.duebell.remittance.internal;

import static io.duebell.remittance.internal.Counter.SECOND;
import static io.duebell.remittance.internal.Counter.SUPERVISOR;
import static io.duebell.remittance.internal.Counter.in;
import static io.duebell.remittance.internal.Counter.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.remittance.ReviewDesk.Person;
import io.duebell.remittance.ReviewDesk.Proposed;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.internal.FileMapper.Kept;
import io.duebell.shared.Money;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

/**
 * Whatever is imported, again or overlapping, reversed, taken back, judged and settled, and wherever it breaks off: money in is credited,
 * in review, nobody's or not judged yet, to the fen, and each line is money once.
 */
class MoneyPropertyTests {

    private static final int STEPS = 60;
    private static final String LOAN = "3107250300144596";
    private static final String STANDS = "state NOT IN ('TAKING_BACK', 'TAKEN_BACK')";
    private static final String OTHER_LOAN = "3107260300232763";

    /** A bank's payment, and whether it was taken back in the end. */
    private record Paid(String serial, String line, long fen) {}

    static List<Long> seeds() {
        String given = System.getProperty("seed");
        return given == null ? List.of(1L, 2L, 3L, 4L, 5L, 6L) : List.of(Long.valueOf(given));
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void moneyInIsAccountedForToTheFenWhateverHappens(long seed) {
        try (Counter counter = new Counter()) {
            counter.book
                    .add("310700000001", "王秋菊", LOAN, "162.50")
                    .add("310700000002", "李大山", OTHER_LOAN, "88.20")
                    .add("310700000003", "赵敏", "3107260300232711", "70.00");
            new Walk(counter, seed).go();
        }
    }

    /** A remittance as a person sees it. */
    private record Seen(long id, int version, long fen) {}

    /** One sequence of steps, with what the bank knows. */
    private static final class Walk {

        private final Counter counter;
        private final Random random;
        private final List<Paid> bank = new ArrayList<>();
        private final Map<String, Integer> reversals = new HashMap<>();
        private final Map<Long, List<String>> files = new HashMap<>();
        private final List<String> story = new ArrayList<>();
        private int serials;

        Walk(Counter counter, long seed) {
            this.counter = counter;
            this.random = new Random(seed);
        }

        void go() {
            for (int i = 0; i < STEPS; i++) {
                step();
                holds();
            }
            settle();
            holds();
            asTheBankHasIt();
        }

        private void step() {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> imports(false);
                case 3 -> imports(true);
                case 4 -> takeBack(false);
                case 5 -> takeBack(random.nextBoolean());
                case 6, 7 -> counter.judge();
                default -> review();
            }
        }

        /** A file of old lines and new ones in any order; perhaps the node dies within it and another goes on. */
        private void imports(boolean dies) {
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                lines.add(payment().line());
            }
            for (int i = random.nextInt(4); i > 0 && !bank.isEmpty(); i--) {
                lines.add(bank.get(random.nextInt(bank.size())).line());
            }
            for (int i = random.nextInt(3); i > 0 && !bank.isEmpty(); i--) {
                Paid paid = bank.get(random.nextInt(bank.size()));
                reversals.putIfAbsent(paid.serial(), reversals.size());
                lines.add(reversal("R" + paid.serial(), new Money(paid.fen()).yuan(), paid.serial()));
            }
            lines.add("20261214,O" + random.nextInt(3) + ",借,5.00,2031,电力公司,62001,扣费,");
            Collections.shuffle(lines, random);
            long file = counter.take(Counter.statement(lines.toArray(String[]::new)));
            files.put(file, lines);
            story.add("import " + file + " " + lines + (dies ? " dies" : ""));
            if (dies) {
                die(1 + random.nextInt(lines.size()));
            }
            counter.readAll();
        }

        private Paid payment() {
            int n = serials++;
            long fen = 100 + random.nextInt(40) * 50L;
            String remark = switch (random.nextInt(4)) {
                case 0 -> "借据" + LOAN + "利息";
                case 1 -> "存款";
                default -> "还款";
            };
            String payer = random.nextBoolean() ? "王秋菊" : "陌生人" + n % 3;
            Paid paid = new Paid("S" + n, in("S" + n, new Money(fen).yuan(), payer, remark), fen);
            bank.add(paid);
            return paid;
        }

        private void die(int place) {
            counter.jdbc.execute("CREATE TRIGGER dies BEFORE INSERT ON statement_line FOR EACH ROW"
                    + " BEGIN IF NEW.place = " + place + " THEN SIGNAL SQLSTATE '45000'; END IF; END");
            try {
                Optional<Kept> claimed = counter.reading.claim();
                counter.reading.read(claimed.orElseThrow());
            } catch (DataAccessException e) {
                story.add("died at " + place);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                counter.jdbc.execute("DROP TRIGGER dies");
            }
            holds();
            counter.jdbc.update("UPDATE statement_file SET lease_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND");
        }

        /** Perhaps it breaks off, and goes on later, behind what comes meanwhile. */
        private void takeBack(boolean dies) {
            if (random.nextInt(3) == 0) {
                counter.takeBackWhatWasBegun();
                story.add("what was begun is taken back");
            }
            List<Long> standing = counter.jdbc.queryForList(
                    "SELECT id FROM statement_file WHERE state IN ('DONE', 'FAILED') ORDER BY id", Long.class);
            if (standing.isEmpty()) {
                return;
            }
            long file = standing.get(random.nextInt(standing.size()));
            boolean matched = random.nextBoolean();
            if (dies) {
                counter.jdbc.execute("CREATE TRIGGER dies BEFORE UPDATE ON remittance FOR EACH ROW BEGIN"
                        + " IF NEW.state = 'TAKEN_BACK' AND NEW.amount_fen % 4 = " + 2 * random.nextInt(2)
                        + " THEN SIGNAL SQLSTATE '45000'; END IF; END");
            }
            story.add("take back " + file + " " + counter.intake.takeBack(file, matched, "wrong", "zhao") + dies);
            if (dies) {
                counter.jdbc.execute("DROP TRIGGER dies");
            }
        }

        private void review() {
            List<Seen> all = seen("TRUE");
            if (all.isEmpty()) {
                return;
            }
            Seen one = all.get(random.nextInt(all.size()));
            long id = one.id();
            int version = one.version() - (random.nextInt(8) == 0 ? 1 : 0);
            long fen = one.fen();
            Person person = random.nextBoolean() ? SUPERVISOR : SECOND;
            Object outcome = switch (random.nextInt(6)) {
                case 0 -> counter.desk.nobody(person, id, version, "deposit");
                case 1 -> counter.desk.undo(person, id, version, "mistake");
                case 2 -> counter.desk.agree(person, id, version);
                case 3 -> counter.desk.reverse(person, id, version);
                case 4 ->
                    counter.desk.settle(
                            person,
                            id,
                            version,
                            List.of(new Proposed(LOAN, new Money(fen - 40)), new Proposed(OTHER_LOAN, new Money(40))),
                            false);
                default ->
                    counter.desk.settle(
                            person, id, version, List.of(new Proposed(LOAN, new Money(fen))), random.nextBoolean());
            };
            story.add("review " + id + " " + outcome);
        }

        /** What must be true at any time. */
        private void holds() {
            assertThat(counter.number("SELECT COUNT(*) FROM remittance r WHERE r.amount_fen <> COALESCE((SELECT"
                            + " SUM(s.principal_fen + s.interest_fen + s.penalty_fen) FROM remittance_share s"
                            + " WHERE s.remittance_id = r.id AND s.standing = 1), 0) AND r.state = 'CREDITED'"))
                    .as("credits add up, %s", story)
                    .isZero();
            assertThat(counter.number(
                            "SELECT COUNT(*) FROM remittance_share s JOIN remittance r ON r.id = s.remittance_id"
                                    + " WHERE s.standing = 1 AND r.state <> 'CREDITED'"))
                    .as("nothing else is credited, %s", story)
                    .isZero();
            assertThat(counter.number("SELECT COALESCE(SUM(came_in_fen), 0) FROM statement_file WHERE " + STANDS))
                    .as(
                            "what the files that stand brought is credited, in review, nobody's, reversed or new, %s",
                            story)
                    .isEqualTo(counter.number("SELECT COALESCE(SUM(amount_fen), 0) FROM remittance"
                            + " WHERE file_id IN (SELECT id FROM statement_file WHERE " + STANDS
                            + ") AND state IN ('NEW', 'REVIEW', 'CREDITED', 'NOBODY', 'REVERSED')"));
            assertThat(counter.number("SELECT COALESCE(SUM(l.amount_fen), 0) FROM statement_line l"
                            + " JOIN statement_file f ON f.id = l.file_id"
                            + " WHERE l.fate = 'REMITTANCE' AND f." + STANDS))
                    .as("line by line, %s", story)
                    .isEqualTo(
                            counter.number("SELECT COALESCE(SUM(came_in_fen), 0) FROM statement_file WHERE " + STANDS));
            assertThat(counter.number("SELECT COUNT(*) FROM (SELECT l.remittance_id FROM statement_line l"
                            + " JOIN statement_file f ON f.id = l.file_id"
                            + " WHERE l.fate = 'REMITTANCE' AND f." + STANDS
                            + " GROUP BY l.remittance_id HAVING COUNT(*) > 1) twice"))
                    .as("no line is money twice, %s", story)
                    .isZero();
            assertThat(counter.number("SELECT COUNT(*) FROM remittance_share s JOIN advice a ON a.share_id = s.id"
                            + " WHERE a.kind = 'UNDO' AND s.standing = 1"))
                    .as("no undoing is told of what stands, %s", story)
                    .isZero();
        }

        /** All that waits is judged, and persons let reversals that wait go through. */
        private void settle() {
            counter.takeBackWhatWasBegun();
            counter.readAll();
            counter.judge();
            seen("reversal_waits").forEach(one -> counter.desk.reverse(SECOND, one.id(), one.version()));
        }

        private List<Seen> seen(String which) {
            return counter.jdbc.query(
                    "SELECT id, version, amount_fen FROM remittance WHERE " + which + " ORDER BY id",
                    (row, number) -> new Seen(row.getLong(1), row.getInt(2), row.getLong(3)));
        }

        /** The gateway's money is the bank's, of the files that stand. */
        private void asTheBankHasIt() {
            Set<String> told = new HashSet<>();
            Set<String> reversed = new HashSet<>();
            for (long file : counter.jdbc.queryForList(
                    "SELECT id FROM statement_file WHERE state <> 'TAKEN_BACK'", Long.class)) {
                List<String> lines = files.getOrDefault(file, List.of());
                bank.stream().filter(paid -> lines.contains(paid.line())).forEach(paid -> told.add(paid.serial()));
                bank.stream()
                        .filter(paid -> lines.stream().anyMatch(line -> line.contains(",R" + paid.serial() + ",")))
                        .forEach(paid -> reversed.add(paid.serial()));
                assertThat(counter.file(file).lines().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .as("each line is accounted for, %s", story)
                        .isEqualTo(lines.size());
            }
            Map<String, String> states = counter.states();
            for (Paid paid : bank) {
                String state = states.getOrDefault(paid.serial(), "TAKEN_BACK");
                if (!told.contains(paid.serial())) {
                    assertThat(state).as("%s untold, %s", paid, story).isEqualTo("TAKEN_BACK");
                } else if (reversed.contains(paid.serial())) {
                    assertThat(state).as("%s reversed, %s", paid, story).isEqualTo("REVERSED");
                } else {
                    assertThat(state).as("%s stands, %s", paid, story).isIn("CREDITED", "REVIEW", "NOBODY");
                }
            }
            assertThat(counter.number("SELECT COUNT(*) FROM statement_line WHERE fate = '" + Fate.QUARANTINED
                            + "' AND reason <> 'no-original'"))
                    .as("nothing here is unreadable, %s", story)
                    .isZero();
        }
    }
}
