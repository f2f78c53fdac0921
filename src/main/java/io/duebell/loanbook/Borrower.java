package io.duebell.loanbook;

/** Who a borrower is and who looks after them; no id card, it never leaves the loan database. */
public record Borrower(
        String borrowerNo,
        String name,
        String language,
        String villageNo,
        String village,
        String township,
        String branchNo,
        String managerNo,
        String manager,
        String managerMobile) {}
