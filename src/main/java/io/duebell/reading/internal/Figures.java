package io.duebell.reading.internal;

import io.duebell.reading.DateMeaning;
import io.duebell.reading.Reading;
import io.duebell.shared.Money;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Optional;

/** Counts days and amounts that were told as meant, missed, told otherwise, or told where none was meant. */
public final class Figures {

    private final Count days = new Count();
    private final Count amounts = new Count();

    private static final class Count {
        private int meant;
        private int right;
        private int missed;
        private int none;
        private int invented;

        void add(boolean isMeant, boolean isTold, boolean same) {
            if (isMeant) {
                meant++;
                right += same ? 1 : 0;
                missed += isTold ? 0 : 1;
            } else {
                none++;
                invented += isTold ? 1 : 0;
            }
        }

        void print(PrintWriter out, String what) {
            out.printf(
                    "%s: %d of %d as meant (%s), %d missed, %d otherwise; told in %d of %d texts that mean none%n",
                    what, right, meant, Scores.share(right, meant), missed, meant - right - missed, invented, none);
        }
    }

    /** @return whether the day is as meant */
    public boolean add(LabelledTexts.Line line, Reading reading) {
        String day = reading.toldDay().map(DateMeaning::notation).orElse("");
        days.add(!line.day().isEmpty(), !day.isEmpty(), line.day().equals(day));
        Optional<BigDecimal> told = reading.toldAmount().map(money -> BigDecimal.valueOf(money.fen(), 2));
        boolean same = line.amount().isPresent()
                && told.isPresent()
                && line.amount().get().compareTo(told.get()) == 0;
        amounts.add(line.amount().isPresent(), told.isPresent(), same);
        return line.day().equals(day);
    }

    public void print(PrintWriter out) {
        out.println();
        days.print(out, "days");
        amounts.print(out, "amounts");
    }

    /** In yuan; decimals only where there are fen. */
    public static String amount(Reading reading) {
        return reading.toldAmount().map(Figures::yuan).orElse("");
    }

    private static String yuan(Money money) {
        return money.fen() % 100 == 0 ? String.valueOf(money.fen() / 100) : money.yuan();
    }
}
