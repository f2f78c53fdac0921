package io.duebell.compliance.internal;

import static java.util.stream.Collectors.groupingBy;

import io.duebell.compliance.Contact;
import io.duebell.compliance.internal.CountMapper.Row;
import io.duebell.compliance.internal.RuleSet.Cap;
import io.duebell.compliance.internal.RuleSet.Counted;
import io.duebell.compliance.internal.RuleSet.Per;
import io.duebell.compliance.internal.Tally.Line;
import io.duebell.compliance.internal.Tally.Whom;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counter rows of contacts by borrower and by number, day and kind. A cap is taken by a conditional update in the caller's
 * transaction: the row lock makes the second of two nodes see the first one's count.
 *
 * <p>Batched writes go through JdbcTemplate in all rooms: MyBatis can't change its executor within a transaction.
 */
@Component
class Caps {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final CountMapper counts;

    Caps(JdbcTemplate jdbc, CountMapper counts) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.counts = counts;
    }

    /** What was taken by some, for the caps of these rules on a day. */
    Tally read(Collection<Whom> whom, LocalDate day, RuleSet rules) {
        return whom.isEmpty()
                ? new Tally()
                : tally(counts.taken(keys(whom), day.minusDays(rules.longestWindow() - 1L), day));
    }

    /**
     * Takes one for each contact that has room under all its caps, in order of notice, and returns what counted when it was
     * that one's turn for those that had none. Rows are locked in one order, so that two nodes can't deadlock.
     */
    Map<Contact, Tally> take(Collection<Contact> contacts, LocalDate day, Judge judge) {
        Set<Whom> whom = new TreeSet<>();
        Set<Line> lines = new HashSet<>();
        for (Contact contact : contacts) {
            Counted what = Counted.of(contact.channel());
            for (Whom each : whomOf(contact)) {
                whom.add(each);
                lines.add(new Line(each, day, what));
            }
        }
        lay(lines);
        // Rows of earlier days don't grow any more; today's are locked and stay so until it is written.
        Tally tally = tally(counts.lock(keys(whom), day.minusDays(judge.rules().longestWindow() - 1L), day));
        Map<Contact, Tally> without = new HashMap<>();
        Map<Line, Integer> taken = new HashMap<>();
        contacts.stream().sorted(Comparator.comparing(Contact::notice)).forEach(contact -> {
            boolean room = judge.capsOf(contact.channel()).allMatch(cap -> hasRoom(cap, contact, tally, day));
            if (!room) {
                without.put(contact, tally);
                return;
            }
            Counted what = Counted.of(contact.channel());
            for (Whom each : whomOf(contact)) {
                Line line = new Line(each, day, what);
                tally.add(line, 1);
                taken.merge(line, 1, Integer::sum);
            }
        });
        add(taken);
        return without;
    }

    private static boolean hasRoom(Cap cap, Contact contact, Tally tally, LocalDate day) {
        return tally.of(cap, Judge.whom(cap, contact), day) < cap.most();
    }

    /** Counts one more for each, also beyond the caps. */
    void count(Collection<Contact> contacts, LocalDate day) {
        Map<Line, Integer> taken = new HashMap<>();
        for (Contact contact : contacts) {
            Counted what = Counted.of(contact.channel());
            whomOf(contact).forEach(each -> taken.merge(new Line(each, day, what), 1, Integer::sum));
        }
        lay(taken.keySet());
        add(taken);
    }

    void giveBack(Collection<Contact> contacts) {
        Map<Line, Integer> taken = new HashMap<>();
        for (Contact contact : contacts) {
            LocalDate day = contact.countedOn();
            if (day != null) {
                Counted what = Counted.of(contact.channel());
                whomOf(contact).forEach(each -> taken.merge(new Line(each, day, what), -1, Integer::sum));
            }
        }
        add(taken);
    }

    private void lay(Collection<Line> lines) {
        jdbc.batchUpdate("""
                INSERT IGNORE INTO contact_tally (whom, contact_date, what, taken)
                VALUES (?, ?, ?, 0)
                """, lines.stream().sorted(ORDER).map(Caps::key).toList());
    }

    /** Most lines grow by the same: one statement for all of those. */
    private void add(Map<Line, Integer> taken) {
        Map<Step, List<String>> steps = new TreeMap<>();
        taken.entrySet().stream()
                .collect(groupingBy(
                        entry -> new Step(entry.getKey().day(), entry.getKey().what(), entry.getValue())))
                .forEach((step, entries) -> steps.put(
                        step,
                        entries.stream()
                                .map(entry -> entry.getKey().whom().key())
                                .sorted()
                                .toList()));
        steps.forEach((step, whom) -> client.sql("""
                UPDATE contact_tally
                SET taken = GREATEST(0, taken + :more)
                WHERE contact_date = :day
                  AND what = :what
                  AND whom IN (:whom)
                """)
                .param("more", step.more())
                .param("day", Date.valueOf(step.day()))
                .param("what", step.what().name())
                .param("whom", whom)
                .update());
    }

    private record Step(LocalDate day, Counted what, int more) implements Comparable<Step> {

        @Override
        public int compareTo(Step other) {
            return Comparator.comparing(Step::day)
                    .thenComparing(Step::what)
                    .thenComparing(Step::more)
                    .compare(this, other);
        }
    }

    private static final Comparator<Line> ORDER =
            Comparator.comparing(Line::whom).thenComparing(Line::day).thenComparing(Line::what);

    private static Object[] key(Line line) {
        return new Object[] {
            line.whom().key(), Date.valueOf(line.day()), line.what().name()
        };
    }

    static List<Whom> whomOf(Contact contact) {
        return List.of(
                new Whom(Per.BORROWER, contact.borrowerNo()),
                new Whom(Per.NUMBER, contact.msisdn().digits()));
    }

    private static List<String> keys(Collection<Whom> whom) {
        return whom.stream().sorted().map(Whom::key).toList();
    }

    private static Tally tally(List<Row> rows) {
        Tally tally = new Tally();
        rows.forEach(row -> tally.add(new Line(Whom.of(row.whom()), row.contactDate(), row.what()), row.taken()));
        return tally;
    }
}
