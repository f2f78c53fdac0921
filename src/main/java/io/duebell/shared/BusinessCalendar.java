package io.duebell.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Working days in China: what the yearly list says of a day counts, any other day is off on Saturday and Sunday (facts.md
 * section 3). Of a year without a list only the weekends are known, and {@link #missing} says so.
 */
public final class BusinessCalendar {

    private final Map<LocalDate, Boolean> off = new HashMap<>();
    private final Set<Integer> years = new TreeSet<>();
    private final Set<LocalDate> newYears;

    /**
     * One year's list, as it is published each November. Days of the December before or after may stand in it.
     *
     * @param days the days on which the week does not tell
     */
    public record Year(int year, List<Day> days) {}

    /** A day off, or a weekend's day that is worked instead. */
    public record Day(String name, LocalDate date, boolean isOffDay) {}

    /** @param newYears first days of lunar years */
    public BusinessCalendar(List<Year> lists, Set<LocalDate> newYears) {
        for (Year list : lists) {
            years.add(list.year());
            list.days().forEach(day -> off.put(day.date(), day.isOffDay()));
        }
        this.newYears = Set.copyOf(newYears);
    }

    public boolean isOff(LocalDate day) {
        Boolean listed = off.get(day);
        return listed != null
                ? listed
                : day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The last working day up to this one. */
    public LocalDate workingDayUntil(LocalDate day) {
        LocalDate open = day;
        while (isOff(open)) {
            open = open.minusDays(1);
        }
        return open;
    }

    /** The so many-th working day after this one; itself for zero, working or not. */
    public LocalDate plusWorkingDays(LocalDate day, int days) {
        LocalDate then = day;
        for (int left = days; left > 0; left--) {
            do {
                then = then.plusDays(1);
            } while (isOff(then));
        }
        return then;
    }

    /** Whether a day lies so many days from the first of a lunar year, both ends included; -1 is New Year's Eve. */
    public boolean isAroundNewYear(LocalDate day, int first, int last) {
        for (int distance = first; distance <= last; distance++) {
            if (newYears.contains(day.minusDays(distance))) {
                return true;
            }
        }
        return false;
    }

    /** Years of which nothing is known although they are now or come next: holidays there are taken for working days. */
    public List<Integer> missing(LocalDate today) {
        List<Integer> missing = new ArrayList<>();
        for (int year = today.getYear(); year <= today.getYear() + 1; year++) {
            int wanted = year;
            boolean lunar = newYears.stream().anyMatch(first -> first.getYear() == wanted);
            if (!years.contains(year) || !lunar) {
                missing.add(year);
            }
        }
        return List.copyOf(missing);
    }
}
