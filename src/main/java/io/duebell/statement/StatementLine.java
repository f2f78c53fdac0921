package io.duebell.statement;

import io.duebell.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a bank statement; texts are empty where the file has none.
 *
 * @param serial the bank's own number of the transaction
 * @param credit whether it says money came in; a reversal may be a credit of a negative amount
 * @param amount negative where the statement has it so
 * @param balance after the line
 * @param account ours
 * @param payer the other side's name
 * @param booking what the bank says of it (摘要)
 * @param remark what the payer wrote (附言)
 * @param reversal whether it takes back another line
 */
public record StatementLine(
        String file,
        long line,
        String serial,
        LocalDate date,
        boolean credit,
        Money amount,
        @Nullable Money balance,
        String account,
        String payer,
        String payerAccount,
        String payerBank,
        String booking,
        String remark,
        boolean reversal)
        implements StatementItem {

    /** What came in, in fen; negative for what went out or was taken back. */
    public long flow() {
        return credit ? amount.fen() : -Math.abs(amount.fen());
    }

    public boolean isIncome() {
        return flow() > 0;
    }

    /** The same of an account of ours that the file does not tell. */
    public StatementLine ofAccount(String ours) {
        return new StatementLine(
                file,
                line,
                serial,
                date,
                credit,
                amount,
                balance,
                ours,
                payer,
                payerAccount,
                payerBank,
                booking,
                remark,
                reversal);
    }

    /**
     * What it is known by in any file of any form, but for its ordinal among otherwise identical lines of the day where the bank gives no
     * number.
     */
    public String identity() {
        String known = String.join("|", account, date.toString(), serial, Long.toString(flow()));
        return serial.isEmpty() ? String.join("|", known, payer, payerAccount, booking, remark) : known;
    }
}
