package io.duebell.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the words for a day mean.
 *
 * @param from first day; null unless {@link Form#BETWEEN}
 * @param to the day itself, or the last one; null when {@link Form#UNKNOWN}
 * @param ask whether a person would ask which day is meant (年底 may go by either calendar)
 */
public record DateMeaning(
        Form form, @Nullable LocalDate from, @Nullable LocalDate to, boolean ask) {

    /** How sharp the words are. */
    public enum Form {
        EXACT,
        BY,
        ABOUT,
        BETWEEN,
        /** Some day of a month. */
        MONTH,
        /** A condition, not a day: 发工资就还. */
        UNKNOWN
    }

    /** A promise without a day. */
    public static final DateMeaning UNKNOWN = new DateMeaning(Form.UNKNOWN, null, null, true);

    public DateMeaning {
        if ((to == null && form != Form.UNKNOWN) || (from == null && form == Form.BETWEEN)) {
            throw new IllegalArgumentException(form + " without its day");
        }
    }

    public static DateMeaning on(LocalDate day) {
        return new DateMeaning(Form.EXACT, null, day, false);
    }

    public static DateMeaning by(LocalDate day) {
        return new DateMeaning(Form.BY, null, day, false);
    }

    public static DateMeaning about(LocalDate day) {
        return new DateMeaning(Form.ABOUT, null, day, false);
    }

    public static DateMeaning between(LocalDate from, LocalDate to) {
        return new DateMeaning(Form.BETWEEN, from, to, false);
    }

    public static DateMeaning month(YearMonth month) {
        return new DateMeaning(Form.MONTH, null, month.atEndOfMonth(), false);
    }

    /** The same, to be asked about. */
    public DateMeaning asked() {
        return new DateMeaning(form, from, to, true);
    }

    /** The last day the words allow; empty where they name none. */
    public Optional<LocalDate> latest() {
        return Optional.ofNullable(to);
    }

    /** {@code 2026-11-30}, {@code <=2026-11-30}, {@code ~2026-11-30}, {@code 2026-12-01..2026-12-10}, {@code 2026-10}, {@code ?}. */
    public String notation() {
        return switch (form) {
            case EXACT -> String.valueOf(to);
            case BY -> "<=" + to;
            case ABOUT -> "~" + to;
            case BETWEEN -> from + ".." + to;
            case MONTH -> to == null ? "?" : YearMonth.from(to).toString();
            case UNKNOWN -> "?";
        };
    }
}
