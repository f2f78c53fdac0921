package io.duebell.notice;

import io.duebell.notice.TemplateLibrary.Finding;
import io.duebell.notice.TemplateLibrary.Line;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts that answer what a borrower wrote, known by their ids: {@code answer-promise}, {@code answer-balance} and so on. */
public interface AnswerTexts {

    String PREFIX = "answer-";

    /** The text that reminds of a promise the day before. */
    String PROMISE_REMINDER = "promise-reminder";

    /** Texts about money that came: that it was credited, that this was a mistake, whether it is the borrower's. */
    String REMITTANCE_RECEIPT = "remittance-receipt";

    String REMITTANCE_CORRECTED = "remittance-corrected";
    String REMITTANCE_ASK = "remittance-ask";

    Set<String> OF_REMITTANCES = Set.of(REMITTANCE_RECEIPT, REMITTANCE_CORRECTED, REMITTANCE_ASK);

    static boolean isAnswer(String template) {
        return template.startsWith(PREFIX) || template.equals(PROMISE_REMINDER) || OF_REMITTANCES.contains(template);
    }

    /** Empty where nobody has approved such a text, or where it can't be said of this borrower. */
    Optional<Said> write(String template, String language, About about);

    /**
     * Reads a person's own answer as the linter of the templates reads a text.
     *
     * @param own what it may say though it is a long number: the borrower's accounts, the hotline
     */
    Checked check(String language, String text, Set<String> own);

    /**
     * What an answer is made from.
     *
     * @param lines the instalments it names; none where it names no debt
     * @param day what was promised, or paid, or asked for; null: none
     * @param promised null: no amount was named
     */
    record About(
            String name,
            LocalDate businessDate,
            List<Line> lines,
            @Nullable LocalDate day,
            @Nullable Money promised) {

        public About {
            lines = List.copyOf(lines);
        }
    }

    /** A text with its signature, the version it was made by, and the parts it takes. */
    record Said(String template, String hash, String text, int parts) {}

    /** A person's answer with the signature in front. */
    record Checked(String text, int parts, List<Finding> findings) {

        public boolean isBlocked() {
            return findings.stream().anyMatch(Finding::blocks);
        }
    }
}
