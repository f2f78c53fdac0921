package io.duebell.alarm;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One alarm: a code with its subject, raised once while it stands.
 *
 * @param code of an {@link AlarmCode}; a newer version's may be unknown here
 * @param detail in the operator's words, without numbers, names or texts of borrowers; may be empty
 * @param times how often it was raised while it stood
 * @param clearedAt null while it stands
 */
public record Alarm(
        long id,
        String code,
        String subject,
        String detail,
        Instant raisedAt,
        Instant lastAt,
        int times,
        @Nullable Instant clearedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy) {

    private static final Set<String> CLOSED_BY_PERSON = AlarmCode.closedByPerson();

    public boolean stands() {
        return clearedAt == null;
    }

    /** Whether it stands until a person says that it is dealt with; the others end with their cause. */
    public boolean closedByPerson() {
        return CLOSED_BY_PERSON.contains(code);
    }

    public boolean acknowledged() {
        return acknowledgedAt != null;
    }
}
