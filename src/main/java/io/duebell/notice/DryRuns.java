package io.duebell.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a day would bring by some rules and some ladder: counted over the whole snapshot, with nothing stored but the figures. */
public interface DryRuns {

    /** Has it counted by this node, one after the other; refused when an edition or the ladder can't be taken. */
    Answer ask(Question question, String actor);

    Optional<DryRun> find(long id);

    /** Newest first. */
    List<DryRun> latest(int limit);

    /** The ladder as it is configured, in the form in which another is proposed to a dry run. */
    String configuredLadder();

    /**
     * What is asked.
     *
     * @param edition of the contact rules, by hash, whatever its state
     * @param beside another edition to compare with; null: none
     * @param ladder YAML as in {@code ladder.yaml}, below {@code duebell.ladder}; null: the one that is configured
     */
    record Question(
            LocalDate day,
            String edition,
            @Nullable String beside,
            @Nullable String ladder) {}

    /** What came of asking. */
    sealed interface Answer {

        record Asked(long id) implements Answer {}

        record Refused(String problem) implements Answer {}
    }

    /** Where it stands. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * One dry run.
     *
     * @param beside the id of the one it is compared with
     * @param version of the rules
     * @param instalments read so far
     * @param figures null: not done
     */
    record DryRun(
            long id,
            @Nullable Long beside,
            LocalDate day,
            String edition,
            String version,
            @Nullable String ladder,
            String askedBy,
            Instant askedAt,
            State state,
            @Nullable String message,
            int instalments,
            @Nullable Figures figures,
            @Nullable Instant finishedAt) {}

    /**
     * What it came to, in notices.
     *
     * @param known items that were told, or planned to be, already
     * @param whys what decided, the most frequent first
     */
    record Figures(
            int instalments,
            int known,
            Line all,
            List<Line> stages,
            List<Line> villages,
            List<Line> managers,
            List<Why> whys) {}

    /**
     * Notices of one kind.
     *
     * @param key a stage ({@code OVERDUE D+7}), or a number and a name
     * @param untellable those that can't be told: no phone, no text
     * @param parts of those that leave
     */
    record Line(String key, int leave, int held, int denied, int untellable, int parts) {}

    /**
     * How often a rule decided.
     *
     * @param state READY, HELD, SUPPRESSED or FAILED
     * @param rule empty: none was asked
     * @param reason the code of what could not be told; empty: a rule decided
     */
    record Why(String state, String rule, String reason, int notices) {}
}
