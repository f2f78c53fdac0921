package io.duebell.loanbook.internal;

import io.duebell.loanbook.WholeBook;
import io.duebell.loanbook.internal.view.InstalmentRow;
import io.duebell.loanbook.internal.view.LoanRow;
import io.duebell.loanbook.internal.view.ViewMapper;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Streams the views; a row without what it is known by is left out. */
@Component
class ViewWholeBook implements WholeBook {

    private static final Set<String> LIVE = Set.of("ACTIVE", "LITIGATION");

    private final LoanBookViews views;
    private final PhoneReader phones = new PhoneReader();

    ViewWholeBook(LoanBookViews views) {
        this.views = views;
    }

    @Override
    public void read(Rows rows) {
        try (LoanBookViews.Reading reading = views.read()) {
            reading.each(ViewMapper::borrowers, row -> {
                if (row.borrowerNo() != null && row.name() != null) {
                    rows.person(new Person(
                            row.borrowerNo(), row.name().strip(), text(row.village()), text(row.currentAddress())));
                }
            });
            reading.each(ViewMapper::phones, row -> {
                Msisdn msisdn =
                        row.phone() == null ? null : phones.read(row.phone()).msisdn();
                if (row.borrowerNo() != null && msisdn != null) {
                    rows.phone(row.borrowerNo(), msisdn);
                }
            });
            reading.each(ViewMapper::loans, row -> credit(row, rows));
            reading.each(ViewMapper::openInstalments, row -> due(row, rows));
        }
    }

    private static void credit(LoanRow row, Rows rows) {
        if (row.loanNo() != null && row.borrowerNo() != null) {
            rows.credit(new Credit(
                    row.loanNo(),
                    row.borrowerNo(),
                    money(row.principalBalance()),
                    number(row.annualRate()),
                    number(row.penaltyFactor()),
                    text(row.repayAccount()),
                    LIVE.contains(text(row.status()))));
        }
    }

    private static void due(InstalmentRow row, Rows rows) {
        if (row.loanNo() != null && row.dueDate() != null) {
            rows.due(new Due(
                    row.loanNo(),
                    row.dueDate(),
                    money(row.principalOpen()),
                    money(row.interestOpen()),
                    money(row.penaltyOpen())));
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static BigDecimal number(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    private static Money money(@Nullable BigDecimal yuan) {
        return yuan == null ? Money.ZERO : Money.ofYuan(yuan);
    }
}
