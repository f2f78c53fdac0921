package io.duebell.evidence;

import io.duebell.compliance.HoldKind;
import io.duebell.dispatch.NoticeState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is handed to a regulator; its fields are the JSON. Money in fen, times in UTC, numbers masked unless {@code
 * numbersWhole}.
 *
 * @param payments null: the loan book did not answer
 */
public record EvidencePack(
        Instant madeAt,
        String madeBy,
        String borrowerNo,
        boolean numbersWhole,
        List<Notice> notices,
        List<Reply> replies,
        List<Hold> holds,
        List<Money> remittances,
        @Nullable List<Payment> payments) {

    /** Whether every seal of every notice still fits. */
    public boolean isIntact() {
        return notices.stream().flatMap(notice -> notice.seals().stream()).allMatch(Seal::fits);
    }

    /** One notice with its whole story. */
    public record Notice(
            String id,
            NoticeState state,
            String kind,
            String stage,
            String channel,
            LocalDate businessDate,
            String borrowerName,
            @Nullable String number,
            long amountFen,
            String template,
            @Nullable String templateVersion,
            @Nullable String templateHash,
            @Nullable String text,
            int parts,
            List<Item> items,
            List<Event> events,
            List<Part> messages,
            List<Receipt> receipts,
            List<Seal> seals) {}

    /** An instalment it spoke of. */
    public record Item(
            @Nullable String loanNo,
            @Nullable LocalDate dueDate,
            String occasion,
            long principalFen,
            long interestFen,
            long penaltyFen) {}

    /** One step of its life, with the rule that decided and what that was asked about. */
    public record Event(
            int version,
            Instant at,
            @Nullable NoticeState from,
            NoticeState to,
            String actor,
            String reason,
            @Nullable String rule,
            @Nullable String ruleVersion,
            @Nullable String inputs) {}

    /** One message on the air. */
    public record Part(
            int part,
            String state,
            String link,
            @Nullable String messageId,
            @Nullable String code,
            @Nullable Instant answeredAt) {}

    /** What the carrier reported. */
    public record Receipt(
            String link,
            String messageId,
            String state,
            @Nullable String code,
            Instant receivedAt) {}

    /** What the borrower's number wrote. */
    public record Reply(
            long id,
            Instant receivedAt,
            String sender,
            String text,
            @Nullable String intent) {}

    /** What stood against contact. */
    public record Hold(
            long id,
            HoldKind kind,
            @Nullable Instant until,
            String source,
            String evidence,
            Instant placedAt,
            String placedBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy,
            @Nullable String liftReason) {}

    /**
     * What was credited to the borrower of money that came in, and undone.
     *
     * @param what CREDITED, UNDONE, ASKED
     */
    public record Money(
            Instant at,
            String what,
            LocalDate bookedOn,
            @Nullable String loanNo,
            long amountFen,
            String actor,
            String reason) {}

    /** What the loan system booked on the instalments. */
    public record Payment(
            String postingNo,
            String loanNo,
            LocalDate dueDate,
            LocalDate postedOn,
            long principalFen,
            long interestFen,
            long penaltyFen,
            boolean reversed) {}

    /**
     * What was kept of the story at the end of a day.
     *
     * @param fits whether the story as it is now still gives that head, and the head that day's digest
     */
    public record Seal(LocalDate day, String head, String digest, boolean fits) {}

    /** One sealed day. */
    public record Digest(LocalDate day, int notices, String digest, Instant sealedAt) {}
}
