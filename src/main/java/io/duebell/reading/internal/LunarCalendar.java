package io.duebell.reading.internal;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Days of the Chinese calendar: Spring Festivals by the list of {@code calendar/new-years.txt}, all else by ICU, whose new moons
 * may lie a day beside the official ones when they fall close to midnight (2027).
 */
final class LunarCalendar {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final NavigableSet<LocalDate> NEW_YEARS = Resources.lines("/calendar/new-years.txt").stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(LocalDate::parse)
            .collect(Collectors.toCollection(TreeSet::new));

    private LunarCalendar() {}

    /** The next day of this name, today included; day 30 of a short month is its 29th. */
    static LocalDate next(int month, int day, LocalDate today) {
        if (month == 1) {
            return newYear(today.minusDays(day - 1L)).plusDays(day - 1L);
        }
        return reckoned(month, day, today);
    }

    private static LocalDate reckoned(int month, int day, LocalDate today) {
        ChineseCalendar lunar = on(today);
        for (int year = lunar.get(Calendar.EXTENDED_YEAR); ; year++) {
            LocalDate found = day(year, month, day);
            if (!found.isBefore(today)) {
                return found;
            }
        }
    }

    /** The first day of the next Spring Festival, today included. */
    static LocalDate newYear(LocalDate today) {
        LocalDate listed = NEW_YEARS.ceiling(today);
        LocalDate reckoned = reckoned(1, 1, today);
        boolean same = listed != null && Math.abs(ChronoUnit.DAYS.between(listed, reckoned)) <= 1;
        return same && listed != null ? listed : reckoned;
    }

    static LocalDate lastOfMonth(int month, LocalDate today) {
        if (month == 12) {
            return newYear(today.plusDays(1)).minusDays(1);
        }
        LocalDate first = next(month, 1, today.minusDays(29));
        ChineseCalendar lunar = on(first);
        return first.plusDays(lunar.getActualMaximum(Calendar.DAY_OF_MONTH) - 1L);
    }

    private static LocalDate day(int year, int month, int day) {
        ChineseCalendar lunar = new ChineseCalendar(TimeZone.getTimeZone("Asia/Shanghai"));
        lunar.clear();
        lunar.set(Calendar.EXTENDED_YEAR, year);
        lunar.set(Calendar.MONTH, month - 1);
        lunar.set(ChineseCalendar.IS_LEAP_MONTH, 0);
        lunar.set(Calendar.DAY_OF_MONTH, 1);
        int last = lunar.getActualMaximum(Calendar.DAY_OF_MONTH);
        lunar.set(Calendar.DAY_OF_MONTH, Math.min(day, last));
        return Instant.ofEpochMilli(lunar.getTimeInMillis()).atZone(ZONE).toLocalDate();
    }

    private static ChineseCalendar on(LocalDate day) {
        ChineseCalendar lunar = new ChineseCalendar(TimeZone.getTimeZone("Asia/Shanghai"));
        lunar.setTimeInMillis(
                ZonedDateTime.of(day.atTime(12, 0), ZONE).toInstant().toEpochMilli());
        return lunar;
    }
}
