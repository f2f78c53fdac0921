package io.duebell.compliance;

import io.duebell.carrier.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The versions of the contact rules: proposed by one person, approved by another, in force from an instant on. */
public interface RuleBook {

    /** What is in force now. */
    Edition inForce();

    /** All of them, the latest proposal first. */
    List<Edition> editions();

    Optional<Edition> find(String hash);

    /** A proposal is kept whole, by its hash. What can't be read, loosens the law or repeats a version is refused. */
    Answer propose(String text, String reason, String actor);

    /** Puts a proposal in force from an instant on; not by whoever proposed it. */
    Answer approve(String hash, Instant from, String actor);

    /** Takes a proposal off the list. */
    Answer refuse(String hash, String actor);

    /** Whether nobody is contacted over a channel on a whole day by the rules in force then. */
    boolean isClosed(Channel channel, LocalDate day);

    /** For which phones a text that asks for a call back, and names no debt, is allowed on a day. */
    Set<CallBack> callBacks(LocalDate day);

    /** The same by an edition, whatever its state. */
    Set<CallBack> callBacksBy(String edition);

    /** Phones on which a debt is never spoken of. */
    enum CallBack {
        /** The own number of several borrowers. */
        SHARED,
        /** A spouse's or a relative's, where the borrower has no number of their own. */
        OTHERS,
        /** The borrower's own, not confirmed lately. */
        UNCONFIRMED
    }

    /** Whether nobody is contacted over a channel on a whole day by an edition, whatever its state. */
    boolean isClosedBy(String edition, Channel channel, LocalDate day);

    /** What came of it. */
    sealed interface Answer {

        record Done(Edition edition) implements Answer {}

        /** Nothing was done; each problem says what to do. */
        record Refused(List<String> problems) implements Answer {}
    }

    /**
     * One version.
     *
     * @param text as it was proposed
     * @param rules its rules, in the order in which they are asked
     * @param effective from when it is in force; null: not approved
     */
    record Edition(
            String hash,
            String version,
            String text,
            List<Rule> rules,
            String proposedBy,
            Instant proposedAt,
            String reason,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable Instant effective,
            @Nullable String refusedBy) {

        /** Whether it came with the program: nobody proposed it. */
        public boolean isShipped() {
            return proposedBy.equals(approvedBy);
        }

        public boolean isOpen() {
            return approvedBy == null && refusedBy == null;
        }
    }

    /**
     * A rule for people to read: the words stand in the message bundles under {@code rule.says.<words>}.
     *
     * @param words which sentence says it
     * @param values what the sentence is filled with
     */
    record Rule(String id, String words, List<String> values) {}
}
