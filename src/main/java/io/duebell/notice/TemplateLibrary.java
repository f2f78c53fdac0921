package io.duebell.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the texts: a file, or what somebody writes on the console, is a draft; a second person approves it, and from
 * then on it is what is sent, on every node, until the next one is approved or it is retired.
 */
public interface TemplateLibrary {

    /** Reads the folder again; new files become drafts. Returns what can't be read, with why. */
    List<String> readFolder();

    /** Drafts, what is in force, and what was; in order of id and language, the latest first. */
    List<Version> versions();

    Optional<Version> find(String hash);

    /** The ids of all texts that are in force in some language, in order. */
    Set<String> inForce();

    /** Which texts the ladder needs and nobody has approved in the default language: nothing can be planned until then. */
    Set<String> unapproved();

    /** A draft of somebody's. Refused when it can't be read, or stands there already. */
    Answer propose(String id, String language, String content, String actor);

    /** Puts a draft, or a retired version, in force; not by whoever wrote it, and not one with a finding that blocks. */
    Answer approve(String hash, String actor);

    /** A draft is refused, or a version not planned with any more; what is planned with it still leaves. */
    Answer retire(String hash, String actor);

    /** How a version would say some instalments of one borrower; the first line speaks. */
    Written write(String hash, String name, LocalDate businessDate, List<Line> lines);

    /** Where a version stands. */
    enum State {
        DRAFT,
        IN_FORCE,
        RETIRED
    }

    /**
     * One version.
     *
     * @param stages where the ladder uses it
     */
    record Version(
            NoticeTemplate template,
            State state,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable String retiredBy,
            @Nullable Instant retiredAt,
            List<Stage> stages,
            List<Finding> findings,
            List<Example> examples) {

        public boolean isBlocked() {
            return findings.stream().anyMatch(Finding::blocks);
        }
    }

    /** What is wrong with a text. */
    record Finding(String code, boolean blocks, String chinese, String english) {}

    /**
     * The text with values of our own making.
     *
     * @param size typical, worst, several
     * @param text null: it can't be written
     */
    record Example(String size, @Nullable String text, int parts) {}

    /** One instalment; money in fen. */
    record Line(
            String loanNo,
            LocalDate dueDate,
            String product,
            String account,
            long principalFen,
            long interestFen,
            long penaltyFen) {}

    /**
     * A text, or why there is none.
     *
     * @param problem for a person; null: there is a text
     */
    record Written(
            @Nullable String text, int parts, @Nullable String problem) {}

    /** What came of it. */
    sealed interface Answer {

        record Done(String hash) implements Answer {}

        /** Nothing was done; {@code code} stands in the message bundles under {@code templates.refused.}. */
        record Refused(String code, String detail) implements Answer {}
    }
}
