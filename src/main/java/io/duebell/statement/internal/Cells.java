package io.duebell.statement.internal;

import io.duebell.shared.Money;
import io.duebell.statement.NotTaken.Reason;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in cells, as spreadsheets and banks write it. */
final class Cells {

    private static final Pattern WRAPPED = Pattern.compile("^=\\s*\"(.*)\"$|^['‘’`](.*)$", Pattern.DOTALL);
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})\\s*[-/.年]?\\s*(\\d{1,2})\\s*[-/.月]?\\s*(\\d{1,2})日?(?:[ T].*|\\d{4,6})?");
    private static final Pattern AMOUNT = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d{1,2}0*)?|\\.\\d{1,2})");

    /** One that stands before other than three figures separates no thousands: 12,50 may be twelve and a half. */
    private static final Pattern OTHER_COMMA = Pattern.compile("[,，](?!\\d{3}(?!\\d))");

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:\\.\\d*)?[eE][+-]?\\d+");

    /** As spreadsheets show a number that is too long for them; a serial number may look like one without the sign. */
    private static final Pattern SHOWN_SHORT = Pattern.compile("\\d(?:\\.\\d*)?[eE]\\+\\d{1,3}");

    private static final int LONGEST_CELL = 80;
    private static final int LONGEST_AMOUNT = 15;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private Cells() {}

    /** A cell that can't be read, and why. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        UnreadableException(Reason reason, String cell) {
            super(cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    /** Without the marks of spreadsheets ({@code ="..."}, an apostrophe) and in plain figures and signs. */
    static String text(String cell) {
        Matcher wrapped = WRAPPED.matcher(cell.strip());
        String text = wrapped.matches() ? (wrapped.group(1) == null ? wrapped.group(2) : wrapped.group(1)) : cell;
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace("\uFEFF", "")
                .strip();
    }

    /** Whether a number that is no sum has lost its last figures in a spreadsheet. */
    static boolean hasLostFigures(String cell) {
        return SHOWN_SHORT.matcher(cell).matches();
    }

    static LocalDate date(String cell) throws UnreadableException {
        Matcher date = DATE.matcher(cell);
        if (!date.matches()) {
            throw new UnreadableException(Reason.NO_DATE, cell);
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
            return inRange(day, cell);
        } catch (DateTimeException e) {
            throw new UnreadableException(Reason.NO_DATE, cell);
        }
    }

    static LocalDate inRange(LocalDate day, String cell) throws UnreadableException {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new UnreadableException(Reason.DATE_OUT_OF_RANGE, cell);
        }
        return day;
    }

    /** Yuan with at most two decimals; brackets or a minus at either end mean less than nothing. */
    static Money money(String cell) throws UnreadableException {
        String grouped = cell.replaceAll("[\\s¥￥元]|CNY|RMB", "");
        if (OTHER_COMMA.matcher(grouped).find()) {
            throw new UnreadableException(Reason.NO_AMOUNT, cell);
        }
        String amount = grouped.replaceAll("[,，]", "");
        if (SCIENTIFIC.matcher(amount).matches()) {
            throw new UnreadableException(Reason.SCIENTIFIC_AMOUNT, cell);
        }
        if (amount.matches("\\(.*\\)")) {
            amount = "-" + amount.substring(1, amount.length() - 1);
        } else if (amount.endsWith("-")) {
            amount = "-" + amount.substring(0, amount.length() - 1);
        }
        if (amount.length() > LONGEST_AMOUNT || !AMOUNT.matcher(amount).matches()) {
            throw new UnreadableException(Reason.NO_AMOUNT, cell);
        }
        return Money.ofYuan(new BigDecimal(amount).stripTrailingZeros());
    }
}
