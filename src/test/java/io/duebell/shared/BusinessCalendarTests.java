package io.duebell.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.Calendars;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days by the published list of 2026 (facts.md section 3). */
class BusinessCalendarTests {

    private final BusinessCalendar calendar = Calendars.shipped();

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, true", "2026-01-04, false", "2026-02-14, false", "2026-02-15, true", "2026-02-23, true",
        "2026-02-24, false", "2026-02-28, false", "2026-05-05, true", "2026-05-09, false", "2026-09-20, false",
        "2026-09-25, true", "2026-10-07, true", "2026-10-08, false", "2026-10-10, false", "2026-12-15, false",
        "2026-12-19, true", "2027-01-02, true"
    })
    void daysOff(LocalDate day, boolean off) {
        assertThat(calendar.isOff(day)).isEqualTo(off);
    }

    @Test
    void theWorkingDayUntilAHolidayIsTheLastBeforeIt() {
        assertThat(calendar.workingDayUntil(LocalDate.parse("2026-10-05"))).isEqualTo("2026-09-30");
        assertThat(calendar.workingDayUntil(LocalDate.parse("2026-10-08"))).isEqualTo("2026-10-08");
        assertThat(calendar.plusWorkingDays(LocalDate.parse("2026-09-30"), 2)).isEqualTo("2026-10-09");
    }

    @Test
    void aYearThatIsNotLoadedIsMissing() {
        assertThat(calendar.missing(LocalDate.parse("2026-12-15"))).containsExactly(2027);
        assertThat(calendar.missing(LocalDate.parse("2027-01-01"))).containsExactly(2027, 2028);
    }
}
