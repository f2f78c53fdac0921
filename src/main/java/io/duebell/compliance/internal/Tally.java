package io.duebell.compliance.internal;

import io.duebell.compliance.internal.RuleSet.Cap;
import io.duebell.compliance.internal.RuleSet.Counted;
import io.duebell.compliance.internal.RuleSet.Per;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** How often borrowers and numbers were contacted, by day. */
final class Tally {

    private final Map<Line, Integer> taken = new HashMap<>();

    /** One row of {@code contact_tally}. */
    record Line(Whom whom, LocalDate day, Counted what) {}

    /** A borrower by number, or a phone by its digits. */
    record Whom(Per per, String id) implements Comparable<Whom> {

        /** As the column {@code whom} has it. */
        String key() {
            return (per == Per.BORROWER ? "B" : "N") + id;
        }

        static Whom of(String key) {
            return new Whom(key.charAt(0) == 'B' ? Per.BORROWER : Per.NUMBER, key.substring(1));
        }

        @Override
        public int compareTo(Whom other) {
            return key().compareTo(other.key());
        }
    }

    void add(Line line, int count) {
        taken.merge(line, count, Integer::sum);
    }

    /** What counts against a cap for a day: the window that ends with it. */
    int of(Cap cap, Whom whom, LocalDate day) {
        int sum = 0;
        for (int back = 0; back < cap.days(); back++) {
            for (Counted what : cap.counts()) {
                sum += taken.getOrDefault(new Line(whom, day.minusDays(back), what), 0);
            }
        }
        return sum;
    }

    /** The first day after today on which the cap has room again, if nothing is added. */
    LocalDate roomAgain(Cap cap, Whom whom, LocalDate today) {
        for (int ahead = 1; ahead <= cap.days(); ahead++) {
            LocalDate day = today.plusDays(ahead);
            if (of(cap, whom, day) < cap.most()) {
                return day;
            }
        }
        // A cap of zero never has any: it is asked again every day.
        return today.plusDays(1);
    }
}
