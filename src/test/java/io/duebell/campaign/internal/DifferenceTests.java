package io.duebell.campaign.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duebell.campaign.Campaigns.Arm;
import org.junit.jupiter.api.Test;

/** The uncertainty of an effect, against the examples of Newcombe's paper (Statistics in Medicine 17, 1998, table II). */
class DifferenceTests {

    @Test
    void intervalsAreThoseOfTheirSource() {
        assertInterval(56, 70, 48, 80, 5.24, 33.39);
        assertInterval(9, 10, 3, 10, 17.05, 80.90);
        assertInterval(10, 10, 0, 20, 67.91, 100.00);
        assertInterval(5, 56, 0, 29, -3.81, 19.26);
    }

    @Test
    void nobodyIsComparedWithNobody() {
        assertThat(Difference.of(arm(3, 10), arm(0, 0))).isEmpty();
    }

    private static void assertInterval(int payers, int all, int otherPayers, int others, double low, double high) {
        Difference difference =
                Difference.of(arm(payers, all), arm(otherPayers, others)).orElseThrow();
        assertThat(difference.low()).isCloseTo(low, within(0.01));
        assertThat(difference.high()).isCloseTo(high, within(0.01));
    }

    private static Arm arm(int payers, int borrowers) {
        return new Arm(borrowers, payers, payers, 0, 0, 0);
    }
}
