package io.duebell.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The values every room speaks in. */
class ValuesTests {

    @Test
    void aNumberNeverShowsItselfWholeByAccident() {
        Msisdn msisdn = new Msisdn("8613812345678");

        assertThat("to " + msisdn).isEqualTo("to 138****5678");
    }

    @Test
    void aNumberThatFailsDoesNotNameItselfInTheError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Msisdn("+8613812345678"))
                .withMessageNotContaining("13812345678");
    }

    @Test
    void moneyIsFenAndNothingIsRoundedAway() {
        assertThat(Money.ofYuan(new BigDecimal("1234.5"))).isEqualTo(new Money(123_450));
        assertThat(new Money(5).yuan()).isEqualTo("0.05");
        assertThatThrownBy(() -> Money.ofYuan(new BigDecimal("0.001"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theBusinessDayIsShanghaisWhereverTheMachineStands() {
        BusinessClock clock =
                new BusinessClock(Clock.fixed(Instant.parse("2026-12-15T17:00:00Z"), ZoneOffset.UTC), Duration.ZERO);

        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 12, 16));
    }

    @Test
    void theBusinessClockOnlyMovesForward() {
        BusinessClock clock = new BusinessClock(Duration.ZERO);

        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
    }

    @Test
    void aNoticeIdIsThirteenCharactersAndSortsByTime() {
        NoticeId earlier = new NoticeId(1L << 40);
        NoticeId later = new NoticeId(1L << 41);

        assertThat(earlier.toString()).hasSize(13).isLessThan(later.toString());
        assertThat(NoticeId.parse(earlier.toString())).isEqualTo(earlier);
    }
}
