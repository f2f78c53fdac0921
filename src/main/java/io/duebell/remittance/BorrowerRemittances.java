package io.duebell.remittance;

import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of remittances is, or was, a borrower's; nothing of who paid. */
public interface BorrowerRemittances {

    /** The latest first. */
    List<Step> of(String borrowerNo, int limit);

    /** What happened to the borrower's part. */
    enum What {
        CREDITED,
        UNDONE,
        /** The borrower was asked whether it was theirs. */
        ASKED
    }

    /**
     * One step.
     *
     * @param bookedOn when the money came in
     * @param loanNo null: the borrower was asked
     * @param amount of the borrower's part for the loan; of the whole remittance where the borrower was asked
     * @param reason why it was undone; else empty
     */
    record Step(
            Instant at,
            What what,
            long remittance,
            LocalDate bookedOn,
            @Nullable String loanNo,
            Money amount,
            String actor,
            String reason) {}
}
