package io.duebell.compliance;

import io.duebell.carrier.Channel;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contact that somebody intends.
 *
 * @param countedOn the day whose cap this notice has taken already, so that a retry does not take it twice
 */
public record Contact(
        NoticeId notice,
        String borrowerNo,
        Msisdn msisdn,
        Channel channel,
        Purpose purpose,
        @Nullable LocalDate countedOn) {

    /** @param countsTowardsCaps false for receipts and answers to the borrower's own messages */
    public Contact(
            NoticeId notice,
            String borrowerNo,
            Msisdn msisdn,
            Channel channel,
            boolean countsTowardsCaps,
            @Nullable LocalDate countedOn) {
        this(notice, borrowerNo, msisdn, channel, countsTowardsCaps ? Purpose.REMINDER : Purpose.ANSWER, countedOn);
    }

    public boolean countsTowardsCaps() {
        return purpose.countsTowardsCaps();
    }

    /** What a contact is for: which holds stop it, and whether it uses up caps. */
    public enum Purpose {
        REMINDER,
        /** Reminds of what the borrower promised; the promise itself does not stop it. */
        PROMISED,
        /** A receipt, a question about money that came, or an answer to the borrower's own message. */
        ANSWER,
        /** The one text that says that no more will come. */
        FAREWELL;

        /** By the kind of a notice. */
        public static Purpose of(String noticeKind) {
            return switch (noticeKind) {
                case "RECEIPT", "ASK", "ANSWER" -> ANSWER;
                case "PROMISE" -> PROMISED;
                case "FAREWELL" -> FAREWELL;
                default -> REMINDER;
            };
        }

        public boolean countsTowardsCaps() {
            return this == REMINDER || this == PROMISED;
        }

        public boolean isStoppedBy(HoldKind hold) {
            return switch (this) {
                case REMINDER -> true;
                case PROMISED -> hold != HoldKind.PROMISE;
                case ANSWER -> hold.stopsAnswers();
                case FAREWELL -> hold.stopsAnswers() && hold != HoldKind.OPT_OUT;
            };
        }
    }
}
