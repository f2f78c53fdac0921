package io.duebell.simulator.borrowers;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.SplittableRandom;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** A way of naming a day that is not past, and which day it is. */
record DayWord(
        String say,
        Rule is,
        @DefaultValue("0") int number,
        @DefaultValue("1") int weight) {

    private static final int SOON_DAYS = 14;

    /** Which day is meant, counted from the day it is said. */
    enum Rule {
        IN_DAYS,
        NEXT_WEEK,
        MONTH_END,
        SOON
    }

    LocalDate from(LocalDate today, SplittableRandom random) {
        return switch (is) {
            case IN_DAYS -> today.plusDays(number);
            case NEXT_WEEK ->
                today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .with(TemporalAdjusters.nextOrSame(DayOfWeek.of(number)));
            case MONTH_END -> today.with(TemporalAdjusters.lastDayOfMonth());
            case SOON -> today.plusDays(random.nextInt(1, SOON_DAYS));
        };
    }

    String name(LocalDate day) {
        return say.replace("{d}", Integer.toString(day.getDayOfMonth()))
                .replace("{m}", Integer.toString(day.getMonthValue()))
                .replace("{D}", Numerals.spoken(day.getDayOfMonth()))
                .replace("{M}", Numerals.spoken(day.getMonthValue()));
    }
}
