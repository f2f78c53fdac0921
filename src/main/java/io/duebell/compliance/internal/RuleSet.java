package io.duebell.compliance.internal;

import io.duebell.carrier.Channel;
import io.duebell.compliance.RuleBook.CallBack;
import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.shared.BusinessCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of contact rules, whole.
 *
 * @param version named by every verdict
 * @param contactHours by medium
 * @param newYearPause null: none
 * @param callBacks phones that may be asked for a call back
 * @param caps in the order in which they are named when several have no room
 */
record RuleSet(
        String version,
        Map<Medium, Hours> contactHours,
        @Nullable NewYearPause newYearPause,
        Set<CallBack> callBacks,
        List<Cap> caps) {

    static final String CONTACT_HOURS = "contact-hours";
    static final String NEW_YEAR_PAUSE = "new-year-pause";

    static final String CALL_BACK = "call-back";

    /** The rule named by what nothing stood against. */
    static final String NOTHING_AGAINST = "nothing-against";

    /** How somebody is contacted. */
    enum Medium {
        SMS,
        ROBOT,
        CALL;

        static Medium of(Channel channel) {
            return channel == Channel.SMS ? SMS : ROBOT;
        }
    }

    /** What is counted. */
    enum Counted {
        SMS,
        ROBOT_TRIED,
        ROBOT_CONNECTED,
        CALL_TRIED,
        CALL_CONNECTED;

        /** What sending over a channel uses up at once. */
        static Counted of(Channel channel) {
            return channel == Channel.SMS ? SMS : ROBOT_TRIED;
        }
    }

    /** Whom a cap protects. */
    enum Per {
        BORROWER,
        NUMBER
    }

    /** When a medium may be used; null on a kind of day: not at all. */
    record Hours(@Nullable DayTime workingDay, @Nullable DayTime dayOff) {

        @Nullable
        DayTime on(boolean off) {
            return off ? dayOff : workingDay;
        }
    }

    /** Days of silence, counted from the first day of the lunar year: -1 is New Year's Eve, 2 the third day. */
    record NewYearPause(int firstDay, int lastDay) {}

    /**
     * How often.
     *
     * @param days calendar days, today included
     */
    record Cap(String id, List<Counted> counts, Per per, int days, int most) {}

    RuleRef rule(String id, String inputs) {
        return new RuleRef(id, version, inputs);
    }

    boolean isPaused(LocalDate day, BusinessCalendar calendar) {
        NewYearPause pause = newYearPause;
        return pause != null && calendar.isAroundNewYear(day, pause.firstDay(), pause.lastDay());
    }

    /** When a medium may be used on a day; null: not at all. */
    @Nullable
    DayTime hours(Medium medium, LocalDate day, BusinessCalendar calendar) {
        Hours hours = contactHours.get(medium);
        return hours == null || isPaused(day, calendar) ? null : hours.on(calendar.isOff(day));
    }

    /** Days that a count reaches back at most, today included. */
    int longestWindow() {
        return caps.stream().mapToInt(Cap::days).max().orElse(1);
    }
}
