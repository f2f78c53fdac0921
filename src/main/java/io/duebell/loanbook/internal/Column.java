package io.duebell.loanbook.internal;

import io.duebell.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Takes single values out of a view's row; what can't be taken is a {@link RefusedRowException}. */
final class Column {

    private Column() {}

    static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new RefusedRowException(column + " is null");
        }
        return value;
    }

    /** A text that is there and not blank. */
    static String text(String column, @Nullable String value, int max) {
        if (present(column, value).isBlank()) {
            throw new RefusedRowException(column + " is empty");
        }
        return fitting(column, value, max);
    }

    static @Nullable String optionalText(String column, @Nullable String value, int max) {
        return value == null ? null : fitting(column, value, max);
    }

    private static String fitting(String column, @Nullable String value, int max) {
        String text = present(column, value);
        // VARCHAR counts code points
        if (text.length() > max && text.codePointCount(0, text.length()) > max) {
            throw new RefusedRowException(column + " is longer than " + max + " characters");
        }
        return text;
    }

    /** An amount in fen that is not below zero. */
    static long fen(String column, @Nullable BigDecimal value) {
        BigDecimal yuan = present(column, value);
        if (yuan.signum() < 0) {
            throw new RefusedRowException(column + " is negative: " + yuan.toPlainString());
        }
        try {
            return Money.ofYuan(yuan).fen();
        } catch (ArithmeticException e) {
            throw new RefusedRowException(column + " is no amount in fen: " + yuan.toPlainString());
        }
    }

    /** A number that a DECIMAL column takes as it is. */
    static BigDecimal decimal(String column, @Nullable BigDecimal value, int precision, int scale) {
        BigDecimal number = present(column, value);
        try {
            BigDecimal exact = number.setScale(scale, RoundingMode.UNNECESSARY);
            if (exact.precision() <= precision) {
                return exact;
            }
        } catch (ArithmeticException e) {
            // Told below, with the number
        }
        throw new RefusedRowException(
                column + " does not fit DECIMAL(" + precision + ", " + scale + "): " + number.toPlainString());
    }
}
