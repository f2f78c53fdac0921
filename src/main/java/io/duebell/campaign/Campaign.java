package io.duebell.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it stands.
 *
 * @param version counts its changes; who decides on it says which version they saw
 * @param reason why it is in its state
 * @param managerNo whose borrowers its author may tell; null: anybody's
 * @param baseDate the business date its days count from, once it was submitted
 */
public record Campaign(
        long id,
        int version,
        CampaignState state,
        String reason,
        Definition definition,
        @Nullable String managerNo,
        @Nullable String branchNo,
        String createdBy,
        Instant createdAt,
        @Nullable LocalDate baseDate,
        @Nullable String submittedBy,
        @Nullable String approvedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** How its notices are told from others: their stage, and the occasion of their items. */
    public String occasion() {
        return "C" + id;
    }

    public CampaignKind kind() {
        return definition.kind();
    }
}
