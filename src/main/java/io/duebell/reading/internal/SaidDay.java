package io.duebell.reading.internal;

import io.duebell.reading.DateMeaning;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Words for a day as a text has them, to be reckoned once it is known whether it speaks of what was done or of what will be.
 *
 * @param figures year, month, day, how many, by the names of {@code dates.yaml}
 * @param plus what the rule adds; 0 without
 */
record SaidDay(DateForm form, Map<String, Integer> figures, int plus, boolean ask, Tense tense, Bound bound) {

    /** Which way the words themselves look. */
    enum Tense {
        PAST,
        FUTURE,
        OPEN
    }

    /** What stands around them: 之前, 左右. */
    enum Bound {
        NONE,
        BEFORE,
        WITHIN,
        AROUND,
        AFTER
    }

    private static final int AFTER_A_FESTIVAL = 9;
    private static final int TO_THE_LANTERNS = 14;
    private static final int EARLY = 10;
    private static final int MID = 20;

    /**
     * @param backward whether the text speaks of what was done (a bare day then looks back, facts.md section 7)
     * @return empty where there is no such day, or the words tell none
     */
    Optional<DateMeaning> reckon(LocalDate today, boolean backward) {
        try {
            return Optional.ofNullable(plain(today, backward && tense != Tense.FUTURE))
                    .map(this::bounded)
                    .map(meaning -> ask ? meaning.asked() : meaning);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private @org.jspecify.annotations.Nullable DateMeaning plain(LocalDate today, boolean back) {
        YearMonth month = YearMonth.from(today);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return switch (form) {
            case DATE -> DateMeaning.on(LocalDate.of(figure("y"), figure("m"), figure("d")));
            case MONTH_DAY -> DateMeaning.on(monthDay(today, back));
            case DAY_OF_MONTH -> DateMeaning.on(month.plusMonths(plus).atDay(figure("d")));
            case NEAR_DAY_OF_MONTH -> DateMeaning.on(near(today, figure("d"), back));
            case DAY_TO_DAY -> dayToDay(today, back);
            case SPAN -> DateMeaning.between(today.plusDays(figure("d")), today.plusDays(figure("e")));
            case MONTH -> whole(month.plusMonths(plus));
            case PAST_MONTH -> DateMeaning.month(month.plusMonths(plus));
            case THIS_MONTH -> back ? DateMeaning.month(month) : DateMeaning.by(month.atEndOfMonth());
            case NAMED_MONTH -> back ? DateMeaning.month(named(today, true)) : whole(named(today, false));
            case MONTH_EARLY -> days(meant(today, back), 1, EARLY);
            case MONTH_MID -> days(meant(today, back), EARLY + 1, MID);
            case MONTH_LATE ->
                days(meant(today, back), MID + 1, meant(today, back).lengthOfMonth());
            case MONTH_END -> DateMeaning.on(monthEnd(today, back));
            case NEAR_MONTH_EARLY ->
                days(back || today.getDayOfMonth() <= EARLY ? month : month.plusMonths(1), 1, EARLY);
            case NEAR_MONTH_MID ->
                days(back || today.getDayOfMonth() <= MID ? month : month.plusMonths(1), EARLY + 1, MID);
            case DAY -> DateMeaning.on(today.plusDays(plus));
            case ABOUT -> DateMeaning.about(today.plusDays(plus)).asked();
            case DAYS_ON -> DateMeaning.on(today.plusDays(figure("n")));
            case WEEKS_ON -> DateMeaning.on(today.plusWeeks(figure("n")));
            case MONTHS_LATER -> DateMeaning.on(today.plusMonths(figure("n")));
            case MONTHS_ON -> DateMeaning.on(today.plusMonths(plus));
            case YEARS_LATER -> DateMeaning.on(today.plusYears(figure("n"))).asked();
            case DAYS_AGO -> DateMeaning.on(today.minusDays(figure("n")));
            case WEEKS_AGO -> DateMeaning.on(today.minusWeeks(figure("n")));
            case SOME_TIME_AGO -> null;
            case WEEKDAY -> DateMeaning.on(monday.plusWeeks(plus).plusDays(figure("w") - 1L));
            case NEAR_WEEKDAY -> {
                DayOfWeek day = DayOfWeek.of(figure("w"));
                yield DateMeaning.on(
                        today.with(back ? TemporalAdjusters.previousOrSame(day) : TemporalAdjusters.nextOrSame(day)));
            }
            case WEEKEND ->
                DateMeaning.between(
                        monday.plusWeeks(plus).plusDays(5),
                        monday.plusWeeks(plus).plusDays(6));
            case WEEK ->
                DateMeaning.between(
                        monday.plusWeeks(plus), monday.plusWeeks(plus).plusDays(6));
            case THIS_WEEK ->
                back ? DateMeaning.between(monday, monday.plusDays(6)) : DateMeaning.by(monday.plusDays(6));
            case YEAR_END -> DateMeaning.by(today.with(TemporalAdjusters.lastDayOfYear()));
            case NEW_YEARS_EVE -> DateMeaning.on(eve(today));
            case BEFORE_NEW_YEAR -> DateMeaning.by(eve(today));
            case NEAR_NEW_YEAR -> DateMeaning.about(eve(today));
            case NEW_YEAR -> DateMeaning.about(LunarCalendar.newYear(today));
            case AFTER_NEW_YEAR -> {
                LocalDate first = LunarCalendar.newYear(today);
                yield DateMeaning.between(first, first.plusDays(TO_THE_LANTERNS));
            }
            case FESTIVAL -> DateMeaning.on(monthDay(today, back));
            case AFTER_FESTIVAL -> {
                LocalDate day = monthDay(today, back);
                yield DateMeaning.between(day, day.plusDays(AFTER_A_FESTIVAL));
            }
            case LUNAR, LUNAR_FESTIVAL ->
                back ? null : DateMeaning.on(LunarCalendar.next(figure("m"), figure("d"), today));
            case LUNAR_END -> back ? null : DateMeaning.on(LunarCalendar.lastOfMonth(figure("m"), today));
            case LUNAR_MONTH -> {
                if (back) {
                    yield null;
                }
                LocalDate last = LunarCalendar.lastOfMonth(figure("m"), today);
                yield DateMeaning.between(LunarCalendar.next(figure("m"), 1, last.minusDays(29)), last);
            }
            case UNKNOWN -> DateMeaning.UNKNOWN;
        };
    }

    /** 之前 before a festival is the day before it, before a plain day that day at the latest. */
    private DateMeaning bounded(DateMeaning meaning) {
        LocalDate to = meaning.to();
        if (to == null || bound == Bound.NONE) {
            return meaning;
        }
        return switch (bound) {
            case BEFORE -> DateMeaning.by(before(meaning, to));
            case WITHIN -> DateMeaning.by(to);
            case AROUND -> DateMeaning.about(to).asked();
            case AFTER -> meaning.form() == DateMeaning.Form.EXACT ? meaning.asked() : meaning;
            case NONE -> meaning;
        };
    }

    private LocalDate before(DateMeaning meaning, LocalDate to) {
        if (form == DateForm.FESTIVAL || form == DateForm.LUNAR_FESTIVAL) {
            return to.minusDays(1);
        }
        LocalDate from = meaning.from();
        boolean wholeMonth = form == DateForm.MONTH || form == DateForm.NAMED_MONTH || form == DateForm.WEEK;
        return wholeMonth && from != null ? from.minusDays(1) : to;
    }

    private int figure(String name) {
        return Objects.requireNonNull(figures.get(name), name);
    }

    private static LocalDate eve(LocalDate today) {
        return LunarCalendar.newYear(today.plusDays(1)).minusDays(1);
    }

    private LocalDate monthDay(LocalDate today, boolean back) {
        MonthDay day = MonthDay.of(figure("m"), figure("d"));
        LocalDate thisYear = LocalDate.of(today.getYear(), day.getMonthValue(), day.getDayOfMonth());
        if (form == DateForm.MONTH_DAY && plus > 0) {
            return thisYear.plusYears(plus);
        }
        if (back) {
            return thisYear.isAfter(today) ? thisYear.minusYears(1) : thisYear;
        }
        return thisYear.isBefore(today) ? thisYear.plusYears(1) : thisYear;
    }

    /** The next month that has such a day, or the last one that had. */
    private static LocalDate near(LocalDate today, int day, boolean back) {
        YearMonth month = YearMonth.from(today);
        if (day < 1 || day > 31) {
            throw new DateTimeException("no day " + day);
        }
        while (!month.isValidDay(day)
                || (back ? month.atDay(day).isAfter(today) : month.atDay(day).isBefore(today))) {
            month = month.plusMonths(back ? -1 : 1);
        }
        return month.atDay(day);
    }

    private DateMeaning dayToDay(LocalDate today, boolean back) {
        LocalDate from = near(today, figure("d"), back);
        YearMonth month = YearMonth.from(from);
        LocalDate to = figure("e") >= figure("d")
                ? month.atDay(figure("e"))
                : month.plusMonths(1).atDay(figure("e"));
        return DateMeaning.between(from, to);
    }

    private YearMonth named(LocalDate today, boolean back) {
        YearMonth now = YearMonth.from(today);
        YearMonth named = YearMonth.of(today.getYear(), figure("m"));
        if (back) {
            return named.isAfter(now) ? named.minusYears(1) : named;
        }
        return named.isBefore(now) ? named.plusYears(1) : named;
    }

    private YearMonth meant(LocalDate today, boolean back) {
        return figures.containsKey("m")
                ? named(today, back)
                : YearMonth.from(today).plusMonths(plus);
    }

    private LocalDate monthEnd(LocalDate today, boolean back) {
        LocalDate end = meant(today, back).atEndOfMonth();
        boolean open = !figures.containsKey("m") && plus == 0;
        return back && open && end.isAfter(today)
                ? end.minus(1, ChronoUnit.MONTHS).with(TemporalAdjusters.lastDayOfMonth())
                : end;
    }

    private static DateMeaning whole(YearMonth month) {
        return days(month, 1, month.lengthOfMonth());
    }

    private static DateMeaning days(YearMonth month, int from, int to) {
        return DateMeaning.between(month.atDay(from), month.atDay(to));
    }
}
