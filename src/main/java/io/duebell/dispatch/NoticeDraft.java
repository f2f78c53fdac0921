package io.duebell.dispatch;

import io.duebell.carrier.Channel;
import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice as a room plans it, with its verdict already taken.
 *
 * @param kind INTEREST, MATURITY, OVERDUE; RECEIPT, ASK, ANSWER, FAREWELL, PROMISE, see {@link io.duebell.compliance.Contact.Purpose}
 * @param stage the stage that speaks, the most urgent of the items
 * @param amount the sum it names
 * @param text what is to be said, or why it can't be
 * @param first the state it starts in, with its reason: READY, HELD, SUPPRESSED or FAILED
 * @param tellableFrom when it could have been told first, also by an earlier run; after a restore what could have been told
 *     in the span that was lost starts in doubt
 */
public record NoticeDraft(
        NoticeId id,
        String kind,
        Channel channel,
        LocalDate businessDate,
        String stage,
        Recipient recipient,
        Money amount,
        Text text,
        List<Item> items,
        Instant notAfter,
        First first,
        Instant tellableFrom) {

    public NoticeDraft {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a notice speaks of at least one item");
        }
    }

    /** One that could not have been told before its business date. */
    public NoticeDraft(
            NoticeId id,
            String kind,
            Channel channel,
            LocalDate businessDate,
            String stage,
            Recipient recipient,
            Money amount,
            Text text,
            List<Item> items,
            Instant notAfter,
            First first) {
        this(
                id,
                kind,
                channel,
                businessDate,
                stage,
                recipient,
                amount,
                text,
                items,
                notAfter,
                first,
                businessDate.atStartOfDay(BusinessClock.ZONE).toInstant());
    }

    /** The same notice, starting in another state. */
    public NoticeDraft startingIn(First other) {
        return new NoticeDraft(
                id, kind, channel, businessDate, stage, recipient, amount, text, items, notAfter, other, tellableFrom);
    }

    /** Whom it is for; the number is absent where the borrower has none that may be told. */
    public record Recipient(
            String borrowerNo,
            String name,
            @Nullable Msisdn msisdn,
            String managerNo,
            String branchNo,
            String villageNo,
            String village) {}

    /** What it says. The body is absent where the data could not be told; then the notice starts FAILED. */
    public record Text(
            String templateId,
            @Nullable String templateHash,
            @Nullable String body,
            int parts) {}

    /** One thing it speaks of. Subject kind, subject, occasion and channel are unique over all notices. */
    public record Item(
            String subjectKind,
            String subject,
            String occasion,
            @Nullable String loanNo,
            @Nullable LocalDate dueDate,
            Money principal,
            Money interest,
            Money penalty) {}

    /** The state a notice starts in, with the rule that decided. {@code notBefore} is when it may be looked at first. */
    public record First(
            NoticeState state, String reason, @Nullable RuleRef rule, Instant notBefore) {}
}
