package io.duebell.remittance.internal;

import io.duebell.remittance.internal.RemittanceMapper.Known;
import io.duebell.statement.StatementLine;
import java.util.Set;

/**
 * Whether a line under the number, day and sum of a payment that is known is another payment. Files of several forms write the same one in
 * several ways, a bank with stars or without the account: between them only two whole account numbers tell. Within one file nothing is
 * written in two ways, and every difference does.
 */
final class SameNumber {

    private SameNumber() {}

    /** @param told what lines of the same file told of before */
    static boolean isAnother(Known known, StatementLine line, Set<Long> told) {
        String one = known.payerAccount();
        String other = line.payerAccount();
        boolean wholeAndUnlike = !one.equals(other) && one.matches("\\d+") && other.matches("\\d+");
        return wholeAndUnlike || (told.contains(known.id()) && !isWrittenAs(known, line));
    }

    /** As it is kept, which is not without end. */
    static boolean isWrittenAs(Known known, StatementLine line) {
        return known.payer().equals(LineBooking.cut(line.payer(), LineBooking.LONGEST_PAYER))
                && known.payerAccount().equals(LineBooking.cut(line.payerAccount(), LineBooking.LONGEST_PAYER_ACCOUNT))
                && known.remark().equals(LineBooking.cut(line.remark(), LineBooking.LONGEST_REMARK));
    }
}
