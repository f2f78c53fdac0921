package io.duebell.compliance.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counter rows of contacts by borrower, day and channel. A cap is taken by a conditional update in the caller's
 * transaction: the row lock makes the second of two nodes see the first one's count.
 *
 * <p>Batched writes go through JdbcTemplate in all rooms: MyBatis can't change its executor within a transaction.
 */
@Component
class Caps {

    private final JdbcTemplate jdbc;
    private final CountMapper counts;

    Caps(JdbcTemplate jdbc, CountMapper counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    /** Takes one for each and returns those that found no room. In order of borrower, so that two nodes can't deadlock. */
    Set<Contact> take(List<Contact> contacts, LocalDate day, int cap) {
        List<Contact> inOrder = new ArrayList<>(contacts);
        inOrder.sort(Comparator.comparing(Contact::borrowerNo).thenComparing(Contact::notice));
        jdbc.batchUpdate("""
                INSERT IGNORE INTO contact_count (borrower_no, contact_date, channel, taken)
                VALUES (?, ?, ?, 0)
                """, inOrder.stream().map(contact -> key(contact, day)).toList());
        Set<Contact> without = new HashSet<>();
        Map<Channel, List<Contact>> byChannel = inOrder.stream().collect(groupingBy(Contact::channel));
        byChannel.forEach((channel, some) -> without.addAll(take(some, day, channel, cap)));
        return without;
    }

    /** The rows stay locked to the end of the transaction, so what was read of them is still so when it is written. */
    private List<Contact> take(List<Contact> contacts, LocalDate day, Channel channel, int cap) {
        Map<String, Integer> taken =
                counts.lock(contacts.stream().map(Contact::borrowerNo).toList(), day, channel.name()).stream()
                        .collect(toMap(CountMapper.Taken::borrowerNo, CountMapper.Taken::taken));
        List<Contact> without = new ArrayList<>();
        List<String> one = new ArrayList<>();
        for (Contact contact : contacts) {
            if (taken.merge(contact.borrowerNo(), 1, Integer::sum) > cap) {
                without.add(contact);
            } else {
                one.add(contact.borrowerNo());
            }
        }
        // A borrower with two contacts in a batch takes twice: one statement a round.
        while (!one.isEmpty()) {
            Set<String> round = new TreeSet<>(one);
            if (counts.takeOne(round, day, channel.name(), cap) != round.size()) {
                throw new IllegalStateException("a cap was taken by somebody else while its row was locked");
            }
            round.forEach(one::remove);
        }
        return without;
    }

    /** Counts one more for each, also beyond the cap. */
    void count(List<Contact> contacts, LocalDate day) {
        jdbc.batchUpdate(
                """
                INSERT INTO contact_count (borrower_no, contact_date, channel, taken)
                VALUES (?, ?, ?, 1)
                ON DUPLICATE KEY UPDATE taken = taken + 1
                """,
                contacts.stream()
                        .sorted(Comparator.comparing(Contact::borrowerNo))
                        .map(contact -> key(contact, day))
                        .toList());
    }

    void giveBack(List<Contact> contacts) {
        List<Object[]> keys = contacts.stream()
                .sorted(Comparator.comparing(Contact::borrowerNo))
                .flatMap(contact -> contact.countedOn() == null
                        ? Stream.<Object[]>empty()
                        : Stream.<Object[]>of(key(contact, contact.countedOn())))
                .toList();
        if (!keys.isEmpty()) {
            jdbc.batchUpdate("""
                    UPDATE contact_count
                    SET taken = taken - 1
                    WHERE borrower_no = ?
                      AND contact_date = ?
                      AND channel = ?
                      AND taken > 0
                    """, keys);
        }
    }

    private static Object[] key(Contact contact, LocalDate day) {
        return new Object[] {
            contact.borrowerNo(), Date.valueOf(day), contact.channel().name()
        };
    }
}
