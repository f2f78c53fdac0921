package io.duebell.inbox;

import io.duebell.notice.TemplateLibrary.Finding;
import io.duebell.reading.Intent;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations as a person works through them. Whoever may not see one gets the answer as if there were none. */
public interface Conversations {

    /** Which ones. */
    enum Filter {
        /** Open, not put off, with something nobody has looked at. */
        UNREAD,
        /** Open, not put off, assigned to whoever asks. */
        MINE,
        /** Open and not put off. */
        ALL,
        SNOOZED,
        DONE
    }

    /** A page: overdue ones first, then what is due, then the latest. {@code next} leads on; null: there is no more. */
    record Page(List<Conversation> conversations, @Nullable String next) {}

    /** @param after {@code next} of the page before; null: the first one */
    Page list(Person person, Filter filter, @Nullable String after);

    /** How many there are of each, and how many are overdue. */
    Counts count(Person person);

    record Counts(Map<Filter, Integer> of, int overdue) {}

    Optional<Opened> find(Person person, long id);

    /** Those with a borrower, whatever the number. */
    List<Conversation> ofBorrower(Person person, String borrowerNo);

    /**
     * A conversation with its latest entries, the oldest first.
     *
     * @param more whether there are earlier ones
     * @param candidates whose it may be, where nobody knows
     * @param mayAnswer whether the contact rules let an answer leave now, with the rule's words where not
     */
    record Opened(
            Conversation conversation,
            List<Entry> entries,
            boolean more,
            List<Candidate> candidates,
            MayAnswer mayAnswer,
            List<Suggestion> suggestions) {}

    /** A borrower who may have written. */
    record Candidate(String borrowerNo, String name, String village, String holder) {}

    /**
     * Whether an answer may leave.
     *
     * @param rule the id of the rule that forbids or delays it; {@code nobody}: it is not known whose number it is; {@code not-own}:
     *     it is not the borrower's, or was not confirmed lately; null: nothing is in the way
     * @param until null: not for the time being
     */
    record MayAnswer(
            boolean now, @Nullable String rule, @Nullable Instant until) {}

    /**
     * An answer from an approved text, ready to be sent as it is or changed.
     *
     * @param template its id
     */
    record Suggestion(String template, String text, int parts) {}

    /** A person has seen everything in it; the time to the first look is measured by this. */
    Outcome look(Person person, long id);

    /** @param to a login; null: nobody */
    Outcome assign(Person person, long id, int version, @Nullable String to);

    /** Out of the way until then; what comes in meanwhile brings it back. */
    Outcome snooze(Person person, long id, int version, Instant until);

    Outcome done(Person person, long id, int version);

    Outcome reopen(Person person, long id, int version);

    /** Says whose an unknown number is, or which of several wrote; what was read is then acted on for that borrower. */
    Outcome belongsTo(Person person, long id, int version, String borrowerNo);

    /**
     * Confirms or corrects what an entry wants, and keeps that to train from. What was done by the old intents is undone as far
     * as it can be, what the new ones ask for is done.
     */
    Outcome settle(Person person, long entry, List<Intent> intents);

    /** What speaks against a person's own answer, and how many parts it takes; nothing is sent. */
    Draft check(Person person, long id, String text);

    /**
     * @param text with the signature in front
     * @param findings those that block keep it from being sent
     */
    record Draft(String text, int parts, List<Finding> findings) {

        public boolean isBlocked() {
            return findings.stream().anyMatch(Finding::blocks);
        }
    }

    /**
     * Sends a person's answer as a notice of the kind ANSWER. Refused where the text is blocked by the linter, the number is
     * none that can be answered, or a rule forbids it; what a rule delays leaves later.
     *
     * @param key the same key sends once
     */
    Outcome answer(Person person, long id, int version, String text, String key);

    /** What came of it. */
    sealed interface Outcome {

        /** @param notice of an answer that was sent or will be */
        record Done(long id, @Nullable NoticeId notice) implements Outcome {}

        /** Nothing was done; {@code code} stands in the message bundles under {@code inbox.refused.}: gone, changed, blocked ... */
        record Refused(String code, String detail) implements Outcome {}
    }
}
