package io.duebell.compliance.internal;

import io.duebell.compliance.Contact;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    Caps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes one for each and returns those that found no room. In order of borrower, so that two nodes can't deadlock. */
    Set<Contact> take(List<Contact> contacts, LocalDate day, int cap) {
        List<Contact> inOrder = new ArrayList<>(contacts);
        inOrder.sort(Comparator.comparing(Contact::borrowerNo).thenComparing(Contact::notice));
        jdbc.batchUpdate("""
                INSERT IGNORE INTO contact_count (borrower_no, contact_date, channel, taken)
                VALUES (?, ?, ?, 0)
                """, inOrder.stream().map(contact -> key(contact, day)).toList());
        int[] updated = jdbc.batchUpdate(
                """
                UPDATE contact_count
                SET taken = taken + 1
                WHERE borrower_no = ?
                  AND contact_date = ?
                  AND channel = ?
                  AND taken < ?
                """,
                inOrder.stream()
                        .map(contact -> new Object[] {
                            contact.borrowerNo(),
                            Date.valueOf(day),
                            contact.channel().name(),
                            cap
                        })
                        .toList());
        Set<Contact> without = new HashSet<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] != 1) {
                without.add(inOrder.get(i));
            }
        }
        return without;
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
