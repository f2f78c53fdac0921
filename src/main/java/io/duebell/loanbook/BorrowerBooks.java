package io.duebell.loanbook;

import java.util.Collection;
import java.util.List;

/** Some borrowers of the snapshot, by their numbers; at most some thousand a call. */
public interface BorrowerBooks {

    /** With all their phones and open instalments, in order of their number; a number that nobody has is left out. */
    List<BorrowerBook> books(Collection<String> borrowerNos);

    /** Their loans on which principal is still owed. */
    List<Loan> loans(Collection<String> borrowerNos);

    /** Those of these loans on which principal is still owed. */
    List<Loan> byNumber(Collection<String> loanNos);
}
