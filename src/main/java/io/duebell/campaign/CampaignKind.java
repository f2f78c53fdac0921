package io.duebell.campaign;

import java.util.Locale;

/** What a campaign speaks of. */
public enum CampaignKind {
    /** What falls due. */
    DUE,
    /** What is overdue. */
    OVERDUE,
    /** What is still owed on each loan, for the borrower to confirm (函证). */
    BALANCE,
    /** Something of the credit union that is about no debt. */
    GENERAL;

    /** As the ids of its texts begin: {@code campaign-overdue}. */
    public String textName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean speaksOfInstalments() {
        return this == DUE || this == OVERDUE;
    }
}
