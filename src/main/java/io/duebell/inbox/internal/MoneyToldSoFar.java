package io.duebell.inbox.internal;

import io.duebell.dispatch.NoticeState;
import io.duebell.inbox.internal.MoneyTextMapper.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one borrower has been told of one remittance so far: receipts and corrections in their order, and what they leave the borrower
 * believing. No receipt may leave but where nothing is believed, and no correction but where something is.
 */
record MoneyToldSoFar(List<Told> texts) {

    MoneyToldSoFar {
        texts = List.copyOf(texts);
    }

    /** What the borrower believes. */
    enum Belief {
        /** That nothing came: nothing was said, or it was put right. */
        NOTHING,
        /** What the last receipt said. */
        RECEIPT,
        /** It is not known yet whether a text has reached them. */
        UNCLEAR
    }

    /** Whether a text was said. */
    private enum Fate {
        SAID,
        NOT_SAID,
        /** It may still leave, or nobody knows whether it left. */
        OPEN;

        static Fate of(NoticeState state) {
            return switch (state) {
                case SENT, DELIVERED, UNREPORTED -> SAID;
                case FAILED, SUPPRESSED, WITHDRAWN, UNDELIVERED -> NOT_SAID;
                case PLANNED, READY, HELD, SENDING, IN_DOUBT, ABANDONED -> OPEN;
            };
        }
    }

    Belief belief() {
        Belief belief = Belief.NOTHING;
        for (Told text : texts) {
            Fate fate = Fate.of(text.state());
            if (fate == Fate.SAID) {
                belief = text.isReceipt() ? Belief.RECEIPT : Belief.NOTHING;
            } else if (fate == Fate.OPEN && (text.isReceipt() || belief != Belief.NOTHING)) {
                belief = Belief.UNCLEAR;
            }
        }
        return belief;
    }

    /** What the borrower was told before one of the texts. */
    MoneyToldSoFar before(long notice) {
        return new MoneyToldSoFar(
                texts.stream().filter(text -> text.id() < notice).toList());
    }

    /** The last receipt that was said or may have been; null: there is none. */
    @Nullable
    Told lastReceipt() {
        return texts.stream()
                .filter(text -> text.isReceipt() && Fate.of(text.state()) != Fate.NOT_SAID)
                .reduce((one, other) -> other)
                .orElse(null);
    }

    /** Receipts, or corrections. */
    List<Long> ids(boolean receipts) {
        return texts.stream()
                .filter(text -> text.isReceipt() == receipts)
                .map(Told::id)
                .toList();
    }
}
