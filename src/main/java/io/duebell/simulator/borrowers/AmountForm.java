package io.duebell.simulator.borrowers;

import io.duebell.shared.Money;
import java.math.BigDecimal;

/** How a borrower names an amount; all but the exact one are rounded up to what one would hand over. */
enum AmountForm {
    /** In digits, to the fen. */
    EXACT {
        @Override
        Money taken(Money amount) {
            return amount;
        }

        @Override
        String write(Money amount) {
            return BigDecimal.valueOf(amount.fen(), 2).stripTrailingZeros().toPlainString();
        }
    },
    /** In digits. */
    ROUND {
        @Override
        String write(Money amount) {
            return Long.toString(amount.fen() / FEN);
        }
    },
    /** In Chinese numerals. */
    SPOKEN {
        @Override
        String write(Money amount) {
            return Numerals.spoken(amount.fen() / FEN);
        }
    },
    /** In the numerals of cheques. */
    FORMAL {
        @Override
        String write(Money amount) {
            return Numerals.formal(amount.fen() / FEN);
        }
    };

    private static final long FEN = 100;
    private static final long SMALL = 100 * FEN;

    /** The amount that is named where this one is due. */
    Money taken(Money amount) {
        long step = amount.fen() <= SMALL ? 10 * FEN : SMALL;
        return new Money((amount.fen() + step - 1) / step * step);
    }

    /** Of an amount that was {@link #taken}. */
    abstract String write(Money amount);
}
