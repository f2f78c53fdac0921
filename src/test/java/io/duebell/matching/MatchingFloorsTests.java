package io.duebell.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.matching.Decision.Outcome;
import io.duebell.matching.MadeUpPayments.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What matching must reach on a book, payers and habits of writing that it was not made on. */
class MatchingFloorsTests {

    private static final int PAYMENTS = 4_000;

    @Test
    void nothingIsCreditedWronglyAndHardlyAnythingClearIsAsked() {
        MadeUpBook book = new MadeUpBook(6_000, 11);
        Matcher matcher = Matcher.over(book, MatchSettings.DEFAULT);
        MadeUpPayments payments = new MadeUpPayments(book, 5);
        List<String> wrong = new ArrayList<>();
        int clear = 0;
        int found = 0;
        int asked = 0;
        int shown = 0;

        for (int i = 0; i < PAYMENTS; i++) {
            Told told = payments.next();
            Decision decision = matcher.judge(told.payment(), new LearntInMemory());
            Optional<String> credited = decision.credited().map(Candidate::borrowerNo);
            if (credited.isPresent() && !credited.get().equals(told.truth())) {
                wrong.add(told.payment().payer() + " | " + told.payment().remark() + " | " + decision.reason());
            }
            if (told.clear()) {
                clear++;
                found += credited.isPresent() ? 1 : 0;
            } else if (told.truth() != null && decision.outcome() == Outcome.REVIEW) {
                asked++;
                shown += decision.candidates().stream()
                                .limit(3)
                                .anyMatch(candidate -> candidate.borrowerNo().equals(told.truth()))
                        ? 1
                        : 0;
            }
        }

        System.out.printf(
                "clear %d, credited of them %d; asked %d, among first three %d%n", clear, found, asked, shown);
        assertThat(wrong).isEmpty();
        assertThat(found).isGreaterThan(clear * 97 / 100);
        assertThat(shown).isGreaterThan(asked * 90 / 100);
    }
}
