package io.duebell.console.internal;

import io.duebell.dispatch.NoticeState;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A notice as a list shows it. */
public record NoticeLine(
        long id,
        NoticeState state,
        @Nullable String reason,
        @Nullable String ruleId,
        String kind,
        LocalDate businessDate,
        String stage,
        String borrowerNo,
        String borrowerName,
        @Nullable String msisdn,
        String managerNo,
        String village,
        long amountFen,
        int parts,
        Instant changedAt) {

    public NoticeId noticeId() {
        return new NoticeId(id);
    }
}
