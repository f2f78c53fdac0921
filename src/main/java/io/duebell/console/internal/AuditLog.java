package io.duebell.console.internal;

import io.duebell.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who did what in the console; append-only. */
@Component
class AuditLog {

    private static final int LONGEST_DETAIL = 300;

    private final UserMapper mapper;
    private final BusinessClock clock;

    AuditLog(UserMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    void write(String actor, String action, String subject, @Nullable String detail) {
        String kept =
                detail == null || detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
        mapper.audit(clock.instant(), actor, action, subject, kept);
    }
}
