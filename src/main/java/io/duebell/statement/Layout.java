package io.duebell.statement;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one bank writes its CSV or its sheets; what is null is detected.
 *
 * @param columns by what they hold: the name in the header, or the number of the column from 1 where there is none
 * @param charset a name that Java knows; a sheet has none
 * @param separator one character; a sheet has none
 * @param datePattern as {@link java.time.format.DateTimeFormatter} has it
 * @param in what stands in the column of the direction for money that comes in
 * @param out the same for money that goes out
 */
public record Layout(
        Map<Field, String> columns,
        @Nullable String charset,
        @Nullable String separator,
        @Nullable String datePattern,
        @Nullable String in,
        @Nullable String out) {

    /** What a column holds. */
    public enum Field {
        DATE,
        SERIAL,
        DIRECTION,
        AMOUNT,
        IN,
        OUT,
        BALANCE,
        CURRENCY,
        ACCOUNT,
        PAYER,
        PAYER_ACCOUNT,
        PAYER_BANK,
        BOOKING,
        REMARK
    }

    public Layout {
        columns = Map.copyOf(columns);
        if (separator != null && separator.length() != 1) {
            throw new IllegalArgumentException("a separator is one character, not " + separator.length());
        }
    }

    /** The same for a sheet, which has neither charset nor separator. */
    Layout ofSheet() {
        return new Layout(columns, null, null, datePattern, in, out);
    }

    /** Whether its columns are counted, in files without a row that names them. */
    public boolean isNumbered() {
        return !columns.isEmpty() && columns.values().stream().allMatch(column -> column.matches("[1-9]\\d{0,2}"));
    }

    /** Whether it tells where day and sum stand, without which nothing can be read. */
    public boolean isComplete() {
        return columns.containsKey(Field.DATE) && (columns.containsKey(Field.AMOUNT) || columns.containsKey(Field.IN));
    }
}
