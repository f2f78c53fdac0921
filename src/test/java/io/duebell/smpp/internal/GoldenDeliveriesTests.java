package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.InboundText;
import io.duebell.carrier.InboundText.Segment;
import io.duebell.carrier.Receipt;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Raw PDUs of every encoding, part scheme and receipt form; the tables stand in {@code src/test/resources/smpp}. */
class GoldenDeliveriesTests {

    static List<String[]> inbound() throws IOException {
        return Wire.golden("inbound.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inbound")
    void a_text_is_read_as_it_was_written(String name, String alphabet, String binary, String pdu, String expected)
            throws PDUStringException, ProcessRequestException {
        Wire wire =
                new Wire(LinkFixture.link(Map.of("port", 1, "default-alphabet", alphabet, "binary-alphabet", binary)));

        wire.take(HexFormat.of().parseHex(pdu));

        assertThat(wire.receipts).isEmpty();
        assertThat(wire.inbound).singleElement().satisfies(text -> {
            assertThat(shown(text)).isEqualTo(expected);
            assertThat(text.sender()).isEqualTo("8613800138123");
            assertThat(text.destination()).isEqualTo("1069000142");
        });
    }

    static List<String[]> receipts() throws IOException {
        return Wire.golden("receipts.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("receipts")
    void a_receipt_is_understood_whatever_its_form(String name, String form, String pdu, String expected)
            throws PDUStringException {
        Wire wire = new Wire(LinkFixture.link(Map.of("port", 1, "message-id-form", form)));

        try {
            wire.take(HexFormat.of().parseHex(pdu));
        } catch (ProcessRequestException e) {
            assertThat(e.getErrorCode()).isEqualTo(SMPPConstant.STAT_ESME_RX_P_APPN);
            assertThat(expected).isEqualTo("none");
        }

        assertThat(wire.inbound).isEmpty();
        assertThat(wire.receipts.stream()
                        .map(GoldenDeliveriesTests::shown)
                        .findFirst()
                        .orElse("none"))
                .isEqualTo(expected);
    }

    private static String shown(InboundText text) {
        Segment part = text.segment();
        return part == null
                ? text.body()
                : "%s|%s %d %d/%d".formatted(text.body(), part.scheme(), part.reference(), part.number(), part.total());
    }

    private static String shown(Receipt receipt) {
        return "%s %s %s %s"
                .formatted(
                        receipt.messageId(),
                        receipt.state(),
                        Objects.requireNonNullElse(receipt.code(), "-"),
                        Objects.requireNonNullElse(receipt.doneAt(), "-"));
    }
}
