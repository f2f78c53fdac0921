package io.duebell.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns: drafted by one person, released by a second one above a size, fed to the outbox at their pace, and counted
 * afterwards. Every step is refused when the campaign is no longer in the version that was seen.
 */
public interface Campaigns {

    /** A new draft. */
    Answer draft(Definition definition, Author author);

    /** Changes a draft. */
    Answer change(long id, int version, Definition definition, String actor);

    /** Freezes the set of recipients, one row a borrower; then it waits for a second person, or for its time. */
    Answer submit(long id, int version, String actor);

    /** A second person releases it; not whoever made or submitted it. */
    Answer approve(long id, int version, String actor);

    Answer pause(long id, int version, String actor, String reason);

    Answer resume(long id, int version, String actor);

    /** What has not left is called back; what has left stays told. */
    Answer cancel(long id, int version, String actor, String reason);

    Optional<Campaign> find(long id);

    /** The newest first, behind one; those of one manager or branch, or all. */
    List<Campaign> latest(@Nullable String managerNo, @Nullable String branchNo, @Nullable Long before, int limit);

    /** What happened to it, the latest last. */
    List<Event> events(long id);

    Progress progress(long id);

    /** Recipients of one fate, and of one reason unless it is null, in order of borrower number behind one. */
    List<Recipient> recipients(long id, Fate fate, @Nullable String reason, String after, int limit);

    /** Counts anew what launching it would do; the answer is the preview's id. */
    long preview(long id, String actor);

    Optional<Preview> findPreview(long campaign);

    /** Campaigns of the last two days, or running, that told or will tell some of the same borrowers, with how many. */
    Map<Campaign, Integer> overlaps(long id);

    /** What came in since it began; empty before it began. */
    Optional<Effect> effect(long id);

    /** What an author has to choose from. */
    Choices choices(@Nullable String managerNo, @Nullable String branchNo);

    /** Takes a list of loan or borrower numbers in, whole or not at all. */
    ListAnswer addList(String name, byte[] file, Author author);

    Optional<Uploaded> findList(long id);

    /**
     * What there is to choose from.
     *
     * @param texts approved ones, by id
     * @param licensed parts a second that the links are licensed for; 0: none reports
     * @param approveAbove recipients above which a second person releases a campaign
     */
    record Choices(
            List<Choice> villages,
            List<Choice> managers,
            List<String> products,
            List<String> texts,
            double licensed,
            int approveAbove) {

        public List<String> townships() {
            return villages.stream().map(Choice::within).distinct().toList();
        }
    }

    /** A code, its name, what it lies within, and how many borrowers it has. */
    record Choice(String code, String name, String within, int borrowers) {}

    /** An uploaded list. */
    record Uploaded(long id, String name, int borrowers) {}

    /** Who makes a campaign, and whose borrowers they may tell. */
    record Author(
            String name,
            @Nullable String managerNo,
            @Nullable String branchNo) {}

    /** What came of a step. */
    sealed interface Answer {

        record Done(long id) implements Answer {}

        /** Nothing was done; {@code code} stands in the message bundles under {@code campaign.refused.}. */
        record Refused(String code, String detail) implements Answer {}
    }

    /** What came of an upload. */
    sealed interface ListAnswer {

        record Taken(long id, int borrowers) implements ListAnswer {}

        /** Nothing was taken. */
        record Refused(List<Problem> problems) implements ListAnswer {}

        /**
         * Why a line, or the file, can't be taken.
         *
         * @param line from 1; 0: the file as a whole
         * @param code stands in the message bundles under {@code campaign.list.}
         */
        record Problem(long line, String code, String value) {}
    }

    /** What became of a recipient. */
    enum Fate {
        WAITING,
        TOLD,
        LEFT_OUT,
        HELD_OUT,
        CANCELLED
    }

    /** A step in its life. */
    record Event(int version, Instant at, CampaignState state, String actor, String reason) {}

    /**
     * One recipient.
     *
     * @param reason the rule that holds it, or why it was left out
     * @param notBefore while it waits
     * @param noticeState what became of its notice
     */
    record Recipient(
            String borrowerNo,
            Fate fate,
            String reason,
            Instant notBefore,
            @Nullable Long noticeId,
            @Nullable String noticeState) {}

    /**
     * How far it has come.
     *
     * @param fates how many recipients have each fate
     * @param notices how many of its notices are in each state
     * @param reasons why recipients wait or were left out, the most frequent first
     * @param failures why notices failed or were not delivered
     * @param partsTold handed to the outbox
     * @param waitsForLinks whether what the links have to carry already keeps it from going on
     */
    record Progress(
            int recipients,
            Map<Fate, Integer> fates,
            Map<String, Integer> notices,
            List<Reason> reasons,
            List<Reason> failures,
            int partsTold,
            @Nullable Instant endsAt,
            boolean waitsForLinks) {

        public int of(Fate fate) {
            return fates.getOrDefault(fate, 0);
        }

        /** Notices in one state. */
        public int in(String state) {
            return notices.getOrDefault(state, 0);
        }
    }

    /** A reason and how often. */
    record Reason(Fate fate, String code, int recipients) {}

    /** What a preview has come to. */
    record Preview(
            long id,
            int version,
            State state,
            String askedBy,
            Instant askedAt,
            @Nullable String message,
            @Nullable Figures figures) {

        /** Where it stands. */
        public enum State {
            RUNNING,
            DONE,
            FAILED
        }
    }

    /**
     * What launching would do.
     *
     * @param audience borrowers it is for
     * @param judged how many of them were looked at so far
     * @param leave who would be told at once, with the parts they take
     * @param later who would be told later, by rule
     * @param out who would not be told, by rule or fault
     * @param samples texts of ordinary and extreme borrowers
     * @param millis how long the counting took
     */
    record Figures(
            int audience,
            int judged,
            int leave,
            int heldOut,
            long parts,
            long openFen,
            List<Group> later,
            List<Group> out,
            List<Sample> samples,
            long millis) {

        /** Whether all of them were looked at; until then what is counted is a random sample. */
        public boolean hasAll() {
            return judged >= audience;
        }

        /** What a count comes to for all of them, as far as can be said by now. */
        public long inAll(long counted) {
            return hasAll() || judged == 0 ? counted : Math.round((double) counted * audience / judged);
        }
    }

    /** Recipients with one reason, and the first of them. */
    record Group(String code, int recipients, List<String> first) {}

    /**
     * A text as it would leave.
     *
     * @param what typical, longest, largest, most
     */
    record Sample(String what, String borrowerNo, String text, int parts) {}

    /** Money that came in within some days of its beginning. */
    record Effect(LocalDate from, Instant countedAt, List<Span> spans) {}

    /**
     * One span.
     *
     * @param complete whether all its days are over
     * @param told borrowers who were to be told, and what they paid
     * @param heldOut borrowers who were not
     * @param low the lower end of the 95 % interval of the difference of the shares who paid, in percent; null: nobody was held out
     */
    record Span(
            int days,
            boolean complete,
            Arm told,
            Arm heldOut,
            @Nullable Double low,
            @Nullable Double high) {}

    /** Borrowers of one arm, how many of them paid, on how many loans, and how much. */
    record Arm(int borrowers, int payers, int loans, long principalFen, long interestFen, long penaltyFen) {

        public long totalFen() {
            return principalFen + interestFen + penaltyFen;
        }

        /** Percent of its borrowers who paid. */
        public double share() {
            return borrowers == 0 ? 0 : 100.0 * payers / borrowers;
        }
    }
}
