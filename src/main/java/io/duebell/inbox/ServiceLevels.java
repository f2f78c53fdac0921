package io.duebell.inbox;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long replies that want a person waited for the first human look. */
public interface ServiceLevels {

    /** Of replies that came between two days, both included. */
    Figures of(Person person, LocalDate from, LocalDate to);

    /**
     * Times run within the hours of the office alone.
     *
     * @param within what is promised
     * @param replies all that came
     * @param alone those that wanted no person
     * @param looked those that wanted one and were looked at
     * @param waiting those that wait still
     * @param overdue those that wait longer than promised
     * @param median null: nobody looked at any
     * @param ninety nine of ten were looked at within this
     */
    record Figures(
            Duration within,
            int replies,
            int alone,
            int looked,
            int lookedInTime,
            int waiting,
            int overdue,
            @Nullable Duration median,
            @Nullable Duration ninety) {}
}
