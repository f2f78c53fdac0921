package io.duebell.loanbook.internal.view;

import org.jspecify.annotations.Nullable;

/** A row of {@code v_borrower}. */
public record BorrowerRow(
        @Nullable String borrowerNo,
        @Nullable String name,
        @Nullable String homeAddress,
        @Nullable String currentAddress,
        @Nullable String language,
        @Nullable String villageNo,
        @Nullable String village,
        @Nullable String township,
        @Nullable String branchNo,
        @Nullable String managerNo,
        @Nullable String manager,
        @Nullable String managerMobile) {}
