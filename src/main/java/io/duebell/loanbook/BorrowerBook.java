package io.duebell.loanbook;

import java.util.List;

/** One borrower of the snapshot with all their phones and open instalments; what planning reads, one by one. */
public record BorrowerBook(Borrower borrower, List<Phone> phones, List<OpenInstalment> instalments) {

    public BorrowerBook {
        phones = List.copyOf(phones);
        instalments = List.copyOf(instalments);
    }
}
