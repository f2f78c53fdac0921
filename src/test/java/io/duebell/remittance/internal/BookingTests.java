package io.duebell.remittance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.loanbook.AdvisedPayments.Advised;
import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the postings show of one line of advice over 120.00. */
class BookingTests {

    private static final LocalDate DAY = LocalDate.parse("2026-12-16");
    private static final Instant TOLD = Instant.parse("2026-12-15T02:00:00Z");

    @Test
    void aCreditIsBookedWhenWhatStandsUnderItsKeyIsItsSum() {
        assertThat(credit(false, posted(12_000))).isEqualTo(new Booking(12_000L, DAY, null, false));
        assertThat(credit(true, posted(7_000), posted(5_000)).difference()).isNull();
        assertThat(credit(true, reversed(12_000), posted(12_000)).difference())
                .as("reversed and booked again")
                .isNull();
    }

    @Test
    void aCreditWaitsUntilItIsLate() {
        assertThat(credit(false)).isEqualTo(new Booking(null, null, null, false));
        assertThat(credit(true).difference()).isEqualTo("not-booked");
        assertThat(Booking.of(line(AdviceLine.Kind.CREDIT, null, null, true), List.of(), true)
                        .difference())
                .isEqualTo("not-told");
        assertThat(Booking.of(line(AdviceLine.Kind.CREDIT, TOLD, TOLD, true), List.of(), false)
                        .difference())
                .isEqualTo("refused");
    }

    @Test
    void anotherSumAnotherLoanASecondBookingAndAReversalAreDifferences() {
        assertThat(credit(false, posted(11_999)).difference()).isEqualTo("amount 119.99");
        assertThat(credit(false, posted(24_000)).difference()).isEqualTo("twice 240.00");
        assertThat(credit(false, reversed(12_000)).difference()).isEqualTo("reversed");
        assertThat(credit(false, new Advised("C7", "L2", DAY, new Money(12_000), false))
                        .difference())
                .isEqualTo("loan L2");
    }

    @Test
    void anUndoingIsDoneWhenNothingStandsAnyMore() {
        assertThat(undo(false, reversed(12_000))).isEqualTo(new Booking(0L, DAY, null, true));
        assertThat(undo(false, posted(12_000), new Advised("U7", "L1", DAY, new Money(-12_000), false))
                        .over())
                .as("booked back instead of reversed")
                .isTrue();
        assertThat(undo(false, posted(12_000)).difference()).isNull();
        assertThat(undo(true, posted(12_000)).difference()).isEqualTo("not-reversed 120.00");
        assertThat(undo(true)).as("never booked, nothing to undo").isEqualTo(new Booking(null, null, null, true));
    }

    @Test
    void anUndoneCreditIsNoDifferenceOfItsOwn() {
        Booking stands = Booking.of(line(AdviceLine.Kind.CREDIT, TOLD, null, false), List.of(posted(12_000)), true);
        Booking never = Booking.of(line(AdviceLine.Kind.CREDIT, TOLD, TOLD, false), List.of(), true);

        assertThat(stands).isEqualTo(new Booking(12_000L, DAY, null, false));
        assertThat(never).isEqualTo(new Booking(null, null, null, true));
    }

    private static Booking credit(boolean late, Advised... postings) {
        return Booking.of(line(AdviceLine.Kind.CREDIT, TOLD, null, true), List.of(postings), late);
    }

    private static Booking undo(boolean late, Advised... postings) {
        return Booking.of(line(AdviceLine.Kind.UNDO, TOLD, null, false), List.of(postings), late);
    }

    private static Advised posted(long fen) {
        return new Advised("C7", "L1", DAY, new Money(fen), false);
    }

    private static Advised reversed(long fen) {
        return new Advised("C7", "L1", DAY, new Money(fen), true);
    }

    private static AdviceLine line(
            AdviceLine.Kind kind, @Nullable Instant told, @Nullable Instant refused, boolean standing) {
        return new AdviceLine(
                "C7", 7, kind, TOLD, 1, 1, "B1", "L1", 10_000, 2_000, 0, DAY, "2031", "S1", told, refused, standing);
    }
}
