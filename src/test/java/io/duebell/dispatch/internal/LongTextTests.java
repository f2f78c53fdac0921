package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.EncodedPart;
import io.duebell.carrier.LongText;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.TextForm;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts of several parts over links that write them differently, on a real database. */
class LongTextTests {

    private static final TextForm EIGHT_BITS = new TextForm(LongText.UDH_8, false);
    private static final TextForm WHOLE = new TextForm(LongText.PAYLOAD, false);
    private static final SendOutcome THROTTLED =
            new SendOutcome.RefusedForNow("0x00000058", Duration.ofSeconds(1), false);

    /** Planned as 3 parts of 66 units; behind an 8-bit reference 67 fit, so two are enough. */
    private static final String TEXT = "款".repeat(134);

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aTextLeavesInTheFormOfItsLinkWithTheLastBitsOfTheRecipientsReference() throws Exception {
        bench.link.form = EIGHT_BITS;
        bench.jdbc().update("INSERT INTO concat_reference (msisdn, last_used) VALUES ('8613800100001', 0x12C)");
        bench.plan("100001", TEXT);

        bench.dispatch();

        assertThat(headers(bench.link.taken)).containsExactly("0500032d0201", "0500032d0202");
    }

    @Test
    void aTextThatWasBegunInOneFormIsFinishedInIt() throws Exception {
        bench.link.answers.addAll(List.of(new SendOutcome.Accepted("first"), THROTTLED));
        NoticeId id = bench.plan("100001", TEXT);

        bench.dispatch();
        bench.link.form = WHOLE;
        bench.clock.advance(Duration.ofSeconds(2));
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        assertThat(headers(bench.link.taken))
                .containsExactly("06080400010301", "06080400010302", "06080400010302", "06080400010303");
    }

    @Test
    void aTextThatGoesWholeIsOnePartWithOneReceipt() throws Exception {
        bench.link.form = WHOLE;
        NoticeId id = bench.plan("100001", TEXT);

        bench.dispatch();
        bench.receipt("id1", ReceiptState.DELIVERED);
        bench.joinReceipts();

        assertThat(bench.link.taken).singleElement().satisfies(part -> {
            assertThat(part.text().messages()).isEqualTo(3);
            assertThat(part.text().bytes()).hasSize(2 * 134);
        });
        assertThat(bench.state(id)).isEqualTo(NoticeState.DELIVERED);
    }

    @Test
    void aTextOfWhichNothingWasTakenMayGoInAnotherFormAndWaitsForNoReceiptOfTheFirst() throws Exception {
        bench.link.answers.add(THROTTLED);
        NoticeId id = bench.plan("100001", TEXT);

        bench.dispatch();
        bench.link.form = EIGHT_BITS;
        bench.clock.advance(Duration.ofSeconds(2));
        bench.dispatch();
        bench.receipt("id1", ReceiptState.DELIVERED);
        bench.receipt("id2", ReceiptState.DELIVERED);
        bench.joinReceipts();

        assertThat(headers(bench.link.taken)).containsExactly("06080400010301", "050003010201", "050003010202");
        assertThat(bench.state(id)).isEqualTo(NoticeState.DELIVERED);
    }

    /** The concatenation headers, in the order the parts left. */
    private static List<String> headers(List<OutboundPart> taken) {
        return taken.stream()
                .map(OutboundPart::text)
                .filter(EncodedPart::userDataHeader)
                .map(EncodedPart::bytes)
                .map(bytes -> HexFormat.of().formatHex(bytes, 0, bytes[0] + 1))
                .toList();
    }
}
