package io.duebell.console;

import io.duebell.remittance.AdviceBook;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Three pieces of advice: booked, waiting, and at odds. */
final class SampleAdvice implements AdviceBook {

    @Override
    public List<Line> lines(@Nullable String before, int limit, boolean differencesAlone) {
        Line odd = line("C103", "LN0007", false, 50_000, LocalDate.of(2026, 12, 14), "amount");
        return differencesAlone
                ? List.of(odd)
                : List.of(
                        line("U101", "LN0003", true, 120_000, null, null),
                        line("C102", "LN0002", false, 230_050, LocalDate.of(2026, 12, 15), null),
                        odd);
    }

    @Override
    public Counts count() {
        return new Counts(1, 1, 0, 1);
    }

    private static Line line(
            String key,
            String loan,
            boolean undo,
            long fen,
            @Nullable LocalDate bookedOn,
            @Nullable String difference) {
        return new Line(
                key,
                SampleDesk.LOUD,
                "B1",
                loan,
                undo,
                new Money(fen),
                ConsoleApp.NOW,
                12L,
                ConsoleApp.NOW,
                null,
                bookedOn,
                difference);
    }
}
