package io.duebell.notice;

import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.loanbook.Phone;
import io.duebell.loanbook.Phone.Holder;
import io.duebell.loanbook.Phone.Kind;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.time.LocalDate;
import java.util.List;

/** Borrowers, phones and instalments for tests. */
public final class Books {

    private Books() {}

    public static OpenInstalment interest(String loanNo, LocalDate due, long fen) {
        return open(loanNo, due, due.plusYears(1), 0, fen, 0);
    }

    public static OpenInstalment maturity(String loanNo, LocalDate due, long principalFen, long interestFen) {
        return open(loanNo, due, due, principalFen, interestFen, 0);
    }

    public static OpenInstalment open(
            String loanNo, LocalDate due, LocalDate maturity, long principalFen, long interestFen, long penaltyFen) {
        return new OpenInstalment(
                new InstalmentKey(loanNo, due),
                due,
                new OpenAmounts(new Money(principalFen), new Money(interestFen), new Money(penaltyFen)),
                "农户小额贷款",
                maturity,
                "62170000123456789",
                false);
    }

    public static Borrower borrower(String no, String name, String language) {
        return new Borrower(no, name, language, "V00000001", "柳树村", "清河镇", "0001", "M00001", "王经理", "8613900000001");
    }

    public static Phone own(String digits, boolean preferred, LocalDate updatedOn) {
        return new Phone(digits, Kind.MOBILE, new Msisdn(digits), Holder.SELF, preferred, updatedOn);
    }

    public static Phone other(Kind kind, Holder holder) {
        Msisdn msisdn = kind == Kind.MOBILE ? new Msisdn("8613800000099") : null;
        return new Phone("typed", kind, msisdn, holder, false, LocalDate.of(2026, 1, 1));
    }

    /** A borrower with one good phone. */
    public static BorrowerBook book(String no, String name, OpenInstalment... instalments) {
        return new BorrowerBook(
                borrower(no, name, "zh-CN"),
                List.of(own("8613800138000", true, LocalDate.of(2026, 11, 1))),
                List.of(instalments));
    }
}
