package io.duebell.remittance;

import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in, as a statement told it; one, however many files tell of it.
 *
 * <pre>
 * NEW --judged--&gt; CREDITED | REVIEW | NOBODY
 * REVIEW --a person--&gt; CREDITED | NOBODY
 * CREDITED | NOBODY --a person undoes--&gt; REVIEW
 * any --the bank takes it back--&gt; REVERSED       any --its file is taken back--&gt; TAKEN_BACK
 * TAKEN_BACK --another file tells of it--&gt; NEW | REVERSED
 * REVERSED --the file that said so is taken back--&gt; NEW
 * </pre>
 *
 * @param version counts its changes; a step is refused when it is no longer the one that was seen
 * @param reason stable code of what the state rests on
 * @param decidedBy {@code matcher} or a login; what a person decided no rule changes
 * @param payer whole, for the page to mask; empty where there is none
 * @param remark what the payer wrote
 * @param reversalWaits the bank took it back, but a person had settled it: a person decides
 * @param proposedBy settled by this person and waiting for a second; null: not so
 * @param askedAt when the borrower was asked whether it was theirs
 */
public record Remittance(
        long id,
        int version,
        State state,
        String reason,
        @Nullable String decidedBy,
        LocalDate bookedOn,
        String serial,
        Money amount,
        String account,
        String payer,
        String payerAccount,
        String payerBank,
        String booking,
        String remark,
        long file,
        long line,
        boolean reversalWaits,
        @Nullable String managerNo,
        @Nullable String proposedBy,
        @Nullable Instant askedAt,
        Instant receivedAt,
        Instant changedAt) {

    /** Where it stands. */
    public enum State {
        NEW,
        REVIEW,
        CREDITED,
        NOBODY,
        REVERSED,
        TAKEN_BACK;

        public boolean mayBecome(State next) {
            return switch (this) {
                case NEW -> next != NEW;
                case REVIEW -> next != NEW && next != REVIEW;
                case CREDITED, NOBODY -> next == REVIEW || next == REVERSED || next == TAKEN_BACK;
                case REVERSED -> next == NEW || next == TAKEN_BACK;
                case TAKEN_BACK -> next == NEW || next == REVERSED;
            };
        }
    }

    /** Whether a person decided it. */
    public boolean isSettledByPerson() {
        return decidedBy != null && !decidedBy.equals("matcher");
    }
}
