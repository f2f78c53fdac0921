package io.duebell.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of CNY in integer fen (1 yuan = 100 fen). */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /** From an amount in yuan with at most two decimals; more decimals are an error, never rounded away. */
    public static Money ofYuan(BigDecimal yuan) {
        return new Money(
                yuan.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public boolean isPositive() {
        return fen > 0;
    }

    /** In yuan with two decimals and no separators: {@code 1234.56}. */
    public String yuan() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return yuan() + " CNY";
    }
}
