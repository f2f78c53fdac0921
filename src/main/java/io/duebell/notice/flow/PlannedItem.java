package io.duebell.notice.flow;

import io.duebell.dispatch.Outbox.ItemKey;
import io.duebell.loanbook.Loan;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.notice.Stage;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a notice speaks of, with the stage that speaks: an open instalment, or for campaigns a loan, or nothing but the borrower.
 *
 * @param subject unique within its kind
 * @param said what the text says of it; null: it names no debt
 */
public record PlannedItem(
        String subjectKind, String subject, @Nullable Said said, Stage stage) {

    /** The most urgent first: overdue before maturity before interest, then the earlier due, then the larger. */
    static final Comparator<PlannedItem> BY_URGENCY = Comparator.comparing(
                    (PlannedItem item) -> item.stage().kind())
            .thenComparing(item -> item.stage().offset())
            .thenComparing(PlannedItem::total)
            .reversed()
            .thenComparing(PlannedItem::subject);

    public static final String INSTALMENT = "INSTALMENT";
    private static final String LOAN = "LOAN";
    private static final String BORROWER = "BORROWER";

    /**
     * One line of a text.
     *
     * @param date when it falls due; of a balance, the day on which it stood so
     */
    public record Said(String loanNo, LocalDate date, String product, String account, OpenAmounts open) {}

    /** An instalment goes by the loan number and the due date under which it was first told. */
    public static PlannedItem of(OpenInstalment open, Stage stage) {
        Said said =
                new Said(open.key().loanNo(), open.key().dueDate(), open.product(), open.repayAccount(), open.open());
        return new PlannedItem(INSTALMENT, open.subject(), said, stage);
    }

    /** What is still owed on a loan. */
    public static PlannedItem of(Loan loan, LocalDate asOf, Stage stage) {
        OpenAmounts balance = new OpenAmounts(loan.balance(), Money.ZERO, Money.ZERO);
        Said said = new Said(loan.loanNo(), asOf, loan.product(), loan.repayAccount(), balance);
        return new PlannedItem(LOAN, loan.loanNo(), said, stage);
    }

    /** No debt at all. */
    public static PlannedItem of(String borrowerNo, Stage stage) {
        return new PlannedItem(BORROWER, borrowerNo, null, stage);
    }

    public ItemKey key() {
        return new ItemKey(
                subjectKind, subject, stage.occasion(), stage.channel().name());
    }

    public boolean isInstalment() {
        return subjectKind.equals(INSTALMENT);
    }

    public OpenAmounts open() {
        return said == null ? new OpenAmounts(Money.ZERO, Money.ZERO, Money.ZERO) : said.open();
    }

    public Money total() {
        return open().total();
    }
}
