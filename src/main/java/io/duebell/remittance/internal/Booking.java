package io.duebell.remittance.internal;

import io.duebell.loanbook.AdvisedPayments.Advised;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the postings show of an advice, held against what it wants. Postings under another key, or none, are other people's and are not
 * looked at. Differences are stable codes, with their value behind a blank; their words stand in the bundles under {@code
 * advice.difference.}.
 *
 * @param fen what stands booked; null: nothing was seen
 * @param on the day of it
 * @param over whether there is nothing more to see: undone on both sides, or never booked and not wanted any more
 */
record Booking(
        @Nullable Long fen,
        @Nullable LocalDate on,
        @Nullable String difference,
        boolean over) {

    private static final Booking WAITS = new Booking(null, null, null, false);

    /**
     * @param postings under the keys of the credit and of its undoing
     * @param late whether the days are over within which it should have been told, or after that booked
     */
    static Booking of(AdviceLine line, List<Advised> postings, boolean late) {
        return line.kind() == AdviceLine.Kind.UNDO
                ? ofUndo(line, postings, late)
                : line.standing() ? ofCredit(line, postings, late) : ofUndoneCredit(postings, late);
    }

    private static Booking ofCredit(AdviceLine line, List<Advised> postings, boolean late) {
        if (postings.isEmpty()) {
            return WAITS.but(missing(line, late, "not-booked"));
        }
        long wanted = line.total().fen();
        long stands = stands(postings);
        String elsewhere = postings.stream()
                .filter(each -> !each.reversed() && !each.loanNo().equals(line.loanNo()))
                .map(Advised::loanNo)
                .findFirst()
                .orElse(null);
        Booking seen = new Booking(stands, last(postings), null, false);
        if (elsewhere != null) {
            return seen.but("loan " + elsewhere);
        } else if (stands == wanted) {
            return seen;
        } else if (stands == 0) {
            return seen.but("reversed");
        }
        return seen.but((stands > wanted && stands % wanted == 0 ? "twice " : "amount ") + new Money(stands).yuan());
    }

    /** Its undoing says what is wrong, if anything is. */
    private static Booking ofUndoneCredit(List<Advised> postings, boolean late) {
        return postings.isEmpty()
                ? new Booking(null, null, null, late)
                : new Booking(stands(postings), last(postings), null, stands(postings) == 0);
    }

    private static Booking ofUndo(AdviceLine line, List<Advised> postings, boolean late) {
        if (postings.isEmpty()) {
            // Never booked: nothing is to be taken back
            return new Booking(null, null, null, late);
        }
        long stands = stands(postings);
        return stands == 0
                ? new Booking(0L, last(postings), null, true)
                : WAITS.but(missing(line, late, "not-reversed " + new Money(stands).yuan()));
    }

    private static @Nullable String missing(AdviceLine line, boolean late, String code) {
        if (line.refusedAt() != null) {
            return "refused";
        }
        return late ? line.toldAt() == null ? "not-told" : code : null;
    }

    private static long stands(List<Advised> postings) {
        return postings.stream()
                .filter(each -> !each.reversed())
                .mapToLong(each -> each.amount().fen())
                .sum();
    }

    private static @Nullable LocalDate last(List<Advised> postings) {
        return postings.stream()
                .map(Advised::postedOn)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private Booking but(@Nullable String code) {
        return new Booking(fen, on, code, over);
    }
}
