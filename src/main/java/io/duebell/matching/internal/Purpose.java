package io.duebell.matching.internal;

import io.duebell.matching.Reason;
import io.duebell.shared.Han;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a payment says itself that it is for something else than a loan. */
final class Purpose {

    private final Pattern otherBooking;
    private final Pattern depositBooking;
    private final Pattern otherRemark;
    private final Pattern otherEnding;
    private final Pattern depositRemark;
    private final Pattern loanWords;

    Purpose(Words words) {
        otherBooking = words.pattern("other-booking");
        depositBooking = words.pattern("deposit-booking");
        otherRemark = words.pattern("other-remark");
        otherEnding = words.pattern("other-ending");
        depositRemark = words.pattern("deposit-remark");
        loanWords = words.pattern("strong-loan-words");
    }

    /** Why it is no loan payment; empty where it may be one. */
    Optional<Reason> other(Case its) {
        String booking = Han.plain(its.payment().booking()).toLowerCase(Locale.ROOT);
        String remark = its.clues().purpose().strip();
        boolean ofALoan = loanWords.matcher(remark).find();
        if (its.subAccount() != null || !its.wholeLoans().isEmpty()) {
            return Optional.empty();
        }
        boolean remarkOfOther = otherRemark.matcher(remark).find()
                || otherEnding.matcher(remark).find();
        if (otherBooking.matcher(booking).find() && (!ofALoan || remarkOfOther)) {
            return Optional.of(Reason.NOT_A_LOAN_PAYMENT);
        }
        if (remarkOfOther && !ofALoan) {
            return Optional.of(Reason.NOT_A_LOAN_PAYMENT);
        }
        boolean carries = its.isKeyed()
                || its.clues().speaksOfLoan()
                || !its.clues().sureNames().isEmpty()
                || its.clues().ownName();
        boolean depositBooked = depositBooking.matcher(booking).find();
        if (!carries && depositRemark.matcher(remark).matches() && (depositBooked || !remark.isEmpty())) {
            return Optional.of(Reason.DEPOSIT);
        }
        // Cash with words that say nothing of a loan, or of anybody
        if (!carries && depositBooked && its.clues().names().isEmpty()) {
            return Optional.of(Reason.DEPOSIT);
        }
        return Optional.empty();
    }
}
