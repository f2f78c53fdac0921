package io.duebell.dispatch;

import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a notice. The legal transitions stand here and nowhere else.
 *
 * <pre>
 * PLANNED --verdict--&gt; READY &lt;--&gt; HELD(until, rule)
 * READY --&gt; SENDING --&gt; SENT --&gt; DELIVERED | UNDELIVERED(code) | UNREPORTED
 *              |  |---&gt; READY      refused for now, not before t
 *              |  |---&gt; FAILED     refused for good, no route, or data that can't be told
 *              |  '---&gt; IN_DOUBT --&gt; SENT | DELIVERED | UNDELIVERED | READY | FAILED (late answers, receipts)
 *              |                    READY | SENT | ABANDONED (a person)
 * after a restore: PLANNED | READY | HELD --&gt; IN_DOUBT
 * before SENDING also: SUPPRESSED(rule) | WITHDRAWN(paid, changed, cancelled, expired) | FAILED(data)
 * </pre>
 */
public enum NoticeState {
    PLANNED,
    READY,
    HELD,
    SENDING,
    SENT,
    DELIVERED,
    UNDELIVERED,
    UNREPORTED,
    IN_DOUBT,
    FAILED,
    SUPPRESSED,
    WITHDRAWN,
    ABANDONED;

    private static final Set<NoticeState> FINAL =
            EnumSet.of(DELIVERED, UNDELIVERED, UNREPORTED, FAILED, SUPPRESSED, WITHDRAWN, ABANDONED);

    /** Whether the notice has ended; a late receipt may still move UNREPORTED. */
    public boolean isFinal() {
        return FINAL.contains(this);
    }

    public boolean mayBecome(NoticeState next) {
        return switch (this) {
            case PLANNED ->
                EnumSet.of(READY, HELD, IN_DOUBT, FAILED, SUPPRESSED, WITHDRAWN).contains(next);
            case READY ->
                EnumSet.of(HELD, SENDING, IN_DOUBT, FAILED, SUPPRESSED, WITHDRAWN)
                        .contains(next);
            case HELD ->
                EnumSet.of(READY, HELD, IN_DOUBT, FAILED, SUPPRESSED, WITHDRAWN).contains(next);
            case SENDING -> EnumSet.of(SENT, READY, FAILED, IN_DOUBT).contains(next);
            case SENT -> EnumSet.of(DELIVERED, UNDELIVERED, UNREPORTED).contains(next);
            case UNREPORTED -> EnumSet.of(DELIVERED, UNDELIVERED).contains(next);
            case IN_DOUBT ->
                EnumSet.of(SENT, DELIVERED, UNDELIVERED, READY, FAILED, ABANDONED)
                        .contains(next);
            case DELIVERED, UNDELIVERED, FAILED, SUPPRESSED, WITHDRAWN, ABANDONED -> false;
        };
    }
}
