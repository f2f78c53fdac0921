package io.duebell.loanbook;

import io.duebell.shared.Msisdn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pages ask of the snapshot; a manager's number narrows an answer to that manager's borrowers, null does not. */
public interface BorrowerSearch {

    /** One borrower with all phones and open instalments; there may be none open. */
    Optional<BorrowerBook> find(String borrowerNo);

    /** Borrowers whose name begins so, in order of name and number. */
    List<Borrower> findByName(String prefix, @Nullable String managerNo, int limit);

    /** Borrowers who have registered a number. */
    List<Borrower> findByPhone(Msisdn msisdn, @Nullable String managerNo, int limit);

    /** Borrowers of the villages whose name begins so, in order of name and number. */
    List<Borrower> findByVillage(String prefix, @Nullable String managerNo, int limit);

    Counts count(@Nullable String managerNo);

    /** How large the book is, or a manager's part of it. */
    record Counts(int borrowers, int openInstalments) {}
}
