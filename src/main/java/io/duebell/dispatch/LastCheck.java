package io.duebell.dispatch;

import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last look before sending: is what the notice says still true? Declared here, implemented by the room that knows.
 * Asked in batches, outside any transaction, at most 60 seconds before the send.
 */
public interface LastCheck {

    /** One answer for each question. */
    Map<NoticeId, Answer> check(Collection<Question> questions);

    /** A notice about to be sent, with what it says of each instalment. */
    record Question(NoticeId notice, String kind, LocalDate businessDate, List<Item> items) {}

    /** What the notice says of one instalment, in fen; {@code loanNo} and {@code dueDate} are absent for other subjects. */
    record Item(
            String subjectKind,
            @Nullable String loanNo,
            @Nullable LocalDate dueDate,
            long principalFen,
            long interestFen,
            long penaltyFen) {}

    /** What to do with it. */
    sealed interface Answer {
        /** Still true. */
        record Proceed() implements Answer {}

        /** No longer true and not worth saying: paid, promised, cancelled. */
        record Withdraw(String reason) implements Answer {}

        /** Still to be said, but in other words; {@code body} replaces the text, {@code amounts} those of its items in order. */
        record Reword(String body, int parts, long amountFen, List<Item> amounts) implements Answer {}

        /** It can't be told whether it is true: held, not sent. */
        record Hold(Duration askAgainIn, String reason) implements Answer {}

        /** It can't be said any more: data that is empty, zero or too long. */
        record Fail(String reason) implements Answer {}
    }
}
