package io.duebell.statement;

import io.duebell.statement.internal.StatementWords;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which line a reversal takes back. */
public final class Reversals {

    private static final Pattern ORIGINAL = StatementWords.pattern("original");

    private Reversals() {}

    /** The number of the line it takes back, where it names one. */
    public static Optional<String> original(StatementLine reversal) {
        Matcher number = ORIGINAL.matcher(reversal.remark());
        return number.find()
                ? IntStream.rangeClosed(1, number.groupCount())
                        .mapToObj(number::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether a reversal may take back a line: by its number, else the same sum of the same account. */
    public static boolean takesBack(StatementLine reversal, StatementLine line) {
        if (!line.isIncome() || line.flow() != -reversal.flow() || line.serial().equals(reversal.serial())) {
            return false;
        }
        return original(reversal)
                .map(line.serial()::equals)
                .orElseGet(() -> line.payerAccount().equals(reversal.payerAccount())
                        && line.payer().equals(reversal.payer()));
    }
}
