package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.ReceiptState;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.internal.PartRow.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a notice in doubt goes when more is known of its parts. */
class DoubtSettlementTests {

    private static final Instant NOW = Instant.parse("2026-12-15T01:00:00Z");

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            IN_DOUBT   | in-doubt                      | stays       | stays
            IN_DOUBT   | taken                         | SENT        | SENT
            IN_DOUBT   | delivered                     | DELIVERED   | DELIVERED
            IN_DOUBT   | undelivered                   | UNDELIVERED | UNDELIVERED
            IN_DOUBT   | taken in-doubt                | stays       | stays
            IN_DOUBT   | delivered in-doubt            | stays       | stays
            IN_DOUBT   | undelivered in-doubt          | UNDELIVERED | UNDELIVERED
            IN_DOUBT   | taken sending                 | stays       | stays
            IN_DOUBT   | taken taken                   | SENT        | SENT
            IN_DOUBT   | delivered taken               | SENT        | SENT
            IN_DOUBT   | delivered delivered           | DELIVERED   | DELIVERED
            IN_DOUBT   | delivered undelivered         | UNDELIVERED | UNDELIVERED
            IN_DOUBT   | taken not-sent                | READY       | stays
            IN_DOUBT   | delivered not-sent not-sent   | READY       | stays
            IN_DOUBT   | taken in-doubt not-sent       | stays       | stays
            SENT       | taken in-doubt                | stays       | stays
            SENT       | delivered delivered           | DELIVERED   | DELIVERED
            UNREPORTED | delivered undelivered         | UNDELIVERED | UNDELIVERED
            ABANDONED  | delivered                     | stays       | stays
            READY      | taken not-sent                | stays       | stays
            """)
    void theWorstFinalPartDecidesAndPartsThatNeverLeftGoOnInTime(
            NoticeState state, String parts, String inTime, String tooLate) {
        assertThat(next(state, parts, NOW.plusSeconds(60))).isEqualTo(inTime);
        assertThat(next(state, parts, NOW.minusSeconds(60))).isEqualTo(tooLate);
    }

    private static String next(NoticeState state, String parts, Instant notAfter) {
        List<PartRow> rows = new ArrayList<>();
        for (String part : parts.strip().split(" ")) {
            rows.add(part(rows.size() + 1, part));
        }
        return DoubtSettlement.next(state, notAfter, rows, NOW)
                .map(next -> next.state().name())
                .orElse("stays");
    }

    private static PartRow part(int no, String what) {
        State state = switch (what) {
            case "in-doubt" -> State.IN_DOUBT;
            case "sending" -> State.SENDING;
            case "not-sent" -> State.REFUSED;
            default -> State.ACCEPTED;
        };
        @Nullable
        ReceiptState receipt = switch (what) {
            case "delivered" -> ReceiptState.DELIVERED;
            case "undelivered" -> ReceiptState.UNDELIVERABLE;
            default -> null;
        };
        return new PartRow(1, no, state, "cmcc", state == State.ACCEPTED ? "id" + no : null, null, receipt, null, null);
    }
}
