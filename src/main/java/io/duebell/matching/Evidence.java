package io.duebell.matching;

/**
 * One sign that speaks for or against a borrower.
 *
 * @param weight in bits: how much more often it is seen when they are meant than when they aren't, as a power of two
 * @param passage where in the payment it stands
 */
public record Evidence(Sign sign, double weight, Passage passage) {

    /** Which text of a payment. */
    public enum Field {
        PAYER,
        PAYER_ACCOUNT,
        PAYER_BANK,
        OWN_ACCOUNT,
        REMARK,
        AMOUNT
    }

    /** From a place in a text to before another, counted in {@code char}s of the payment's own text. */
    public record Passage(Field field, int from, int to) {

        public Passage {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("a passage from " + from + " to " + to);
            }
        }
    }
}
