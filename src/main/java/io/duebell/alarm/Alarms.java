package io.duebell.alarm;

import java.util.List;

/**
 * Where rooms raise alarms and clear them; kept in the database, in the caller's transaction if there is one. A subject is
 * the id of a link, a template, a date; nothing about a borrower goes into an alarm.
 */
public interface Alarms {

    /** It happened, perhaps again: told once while it stands, counted each time. */
    void raise(AlarmCode code, String subject, String detail);

    /** It is over; nothing happens when it does not stand. */
    void clear(AlarmCode code, String subject);

    /** For who looks again and again: raises what is wrong and does not stand, clears what is right and stands. */
    void follow(AlarmCode code, String subject, boolean wrong, String detail);

    /** Those that stand, the newest first. */
    List<Alarm> standing();

    /** The last that were cleared, the newest first. */
    List<Alarm> cleared(int limit);

    /** A person has seen it; it stands on. False when it does not stand or somebody was first. */
    boolean acknowledge(long id, String actor);

    /** A person has dealt with what does not pass by itself. False for what does, and for what does not stand. */
    boolean close(long id, String actor);
}
