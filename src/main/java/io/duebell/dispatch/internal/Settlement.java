package io.duebell.dispatch.internal;

import io.duebell.carrier.ReceiptState;
import io.duebell.dispatch.NoticeState;
import java.util.List;
import java.util.Optional;

/**
 * What the receipts of its parts make of a notice that the carrier took. A receipt for one part of several is not the
 * notice's state; the notice takes the worst final part (facts.md section 5).
 */
final class Settlement {

    private Settlement() {}

    /** Where the notice goes, and why. */
    record Next(NoticeState state, String reason) {}

    /** Empty while receipts are wanting, or when the notice has ended. */
    static Optional<Next> byReceipts(NoticeState state, List<PartRow> parts) {
        boolean waits = state == NoticeState.SENT || state == NoticeState.UNREPORTED || state == NoticeState.IN_DOUBT;
        if (!waits || parts.isEmpty()) {
            return Optional.empty();
        }
        for (PartRow part : parts) {
            ReceiptState receipt = part.receiptState();
            if (receipt != null && receipt.isFinal() && receipt != ReceiptState.DELIVERED) {
                String code = part.receiptCode() == null ? "" : ", code " + part.receiptCode();
                return Optional.of(
                        new Next(NoticeState.UNDELIVERED, "part " + part.partNo() + ": " + receipt.word() + code));
            }
        }
        boolean all = parts.stream().allMatch(part -> part.receiptState() == ReceiptState.DELIVERED);
        return all ? Optional.of(new Next(NoticeState.DELIVERED, "the carrier delivered it")) : Optional.empty();
    }
}
