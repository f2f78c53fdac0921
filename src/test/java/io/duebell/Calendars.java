package io.duebell;

import io.duebell.shared.BusinessCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The calendar that is shipped, for tests of the rooms. */
public final class Calendars {

    private Calendars() {}

    public static BusinessCalendar shipped() {
        try {
            return new CalendarConfiguration().calendar("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
