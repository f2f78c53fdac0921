package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.carrier.SendOutcome;
import io.duebell.shared.NoticeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves the socket, byte for byte. The expected bytes are worked out by hand from the standards named at each case. */
class OutboundPduTests {

    private static final String BORROWER = "8613800138123";
    private static final int REFERENCE = 0xBEEF;

    /** System id "smsc", then sc_interface_version 0x34 (SMPP 3.4, 5.3.2.25). */
    private static final String VERSION_34 = "736d736300" + "0210000134";

    /** System id alone: a peer that names no version. */
    private static final String NO_VERSION = "736d736300";

    private static final Map<String, String> USUAL = Map.of();
    private static final Map<String, String> UDH_8 = Map.of("wire.long-texts", "UDH_8");
    private static final Map<String, String> SAR = Map.of("wire.long-texts", "SAR");
    private static final Map<String, String> PAYLOAD = Map.of("wire.long-texts", "PAYLOAD");
    private static final Map<String, String> PACKED = Map.of("wire.gsm-packing", "PACKED");
    private static final Map<String, String> PACKED_UDH_8 =
            Map.of("wire.gsm-packing", "PACKED", "wire.long-texts", "UDH_8");
    private static final Map<String, String> PACKED_SAR =
            Map.of("wire.gsm-packing", "PACKED", "wire.long-texts", "SAR");
    private static final Map<String, String> PACKED_PAYLOAD =
            Map.of("wire.gsm-packing", "PACKED", "wire.long-texts", "PAYLOAD");

    /**
     * Eight times the septet 1100001 (a), packed: e1 = 1·1100001, 70 = 01·110000, 38 = 001·11000, 1c = 0001·1100, 0e =
     * 00001·110, 87 = 100001·11, c3 = 1100001·1; left of the dot the next septet's low bits (GSM 03.38, 6.1.2.1.1).
     */
    private static final String EIGHT_A = "e170381c0e87c3";

    /** Seven times a, and 0001101 (CR) in the seven bits left over: 1b = 0001101·1. */
    private static final String SEVEN_A = "e170381c0e871b";

    /** What one part must look like: everything in hex. */
    private record Part(String esmClass, String dataCoding, String shortMessage, String parameters) {}

    private record Case(String name, String bindAnswer, Map<String, String> settings, String text, List<Part> parts) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Case of(String name, Map<String, String> settings, String text, Part... parts) {
        return new Case(name, VERSION_34, settings, text, List.of(parts));
    }

    private static Part gsm(String shortMessage) {
        return new Part("00", "00", shortMessage, "");
    }

    private static Part ucs2(String shortMessage) {
        return new Part("00", "08", shortMessage, "");
    }

    private static Part headed(String dataCoding, String shortMessage) {
        return new Part("40", dataCoding, shortMessage, "");
    }

    private static Part withParameters(String dataCoding, String shortMessage, String parameters) {
        return new Part("00", dataCoding, shortMessage, parameters);
    }

    static Stream<Case> cases() {
        return Stream.of(
                // GSM 03.38, 6.2.1: @ 00, £ 01, $ 02, Δ 10, Ä 5b, à 7f; others as in ASCII
                of("basic table", USUAL, "@£$ΔAÄzà", gsm("00010210415b7a7f")),
                // GSM 03.38, 6.2.1.1: behind the escape 1b, { 28, } 29, [ 3c, ~ 3d, ] 3e, | 40, € 65, ^ 14, \ 2f
                of("extension table", USUAL, "{}[~]|€^\\", gsm("1b281b291b3c1b3d1b3e1b401b651b141b2f")),
                of("the longest alone", USUAL, "a".repeat(160), gsm("61".repeat(160))),
                // the first of several takes 152 septets behind 06 08 04, reference, total, place (GSM 03.40,
                // 9.2.3.24.8)
                of(
                        "16-bit reference, GSM",
                        USUAL,
                        "a".repeat(161),
                        headed("00", "060804beef0201" + "61".repeat(152)),
                        headed("00", "060804beef0202" + "61".repeat(9))),
                // 05 00 03, the reference's last eight bits, total, place; 153 septets (GSM 03.40, 9.2.3.24.1)
                of(
                        "8-bit reference, GSM",
                        UDH_8,
                        "a".repeat(161),
                        headed("00", "050003ef0201" + "61".repeat(153)),
                        headed("00", "050003ef0202" + "61".repeat(8))),
                // 152 septets and an escape would be 153 and a half character: the escape goes along with its €
                of(
                        "an escape at the edge, 8-bit reference",
                        UDH_8,
                        "a".repeat(152) + "€" + "a".repeat(10),
                        headed("00", "050003ef0201" + "61".repeat(152)),
                        headed("00", "050003ef0202" + "1b65" + "61".repeat(10))),
                of(
                        "an escape at the edge, 16-bit reference",
                        USUAL,
                        "a".repeat(151) + "€" + "a".repeat(10),
                        headed("00", "060804beef0201" + "61".repeat(151)),
                        headed("00", "060804beef0202" + "1b65" + "61".repeat(10))),

                // 还 U+8FD8, 款 U+6B3E, high byte first (GSM 03.38, 6.2.3)
                of("UCS-2", USUAL, "还款A", ucs2("8fd86b3e0041")),
                of("UCS-2, the longest alone", USUAL, "款".repeat(70), ucs2("6b3e".repeat(70))),
                of(
                        "UCS-2, 16-bit reference",
                        USUAL,
                        "款".repeat(71),
                        headed("08", "060804beef0201" + "6b3e".repeat(66)),
                        headed("08", "060804beef0202" + "6b3e".repeat(5))),
                of(
                        "UCS-2, 8-bit reference",
                        UDH_8,
                        "款".repeat(71),
                        headed("08", "050003ef0201" + "6b3e".repeat(67)),
                        headed("08", "050003ef0202" + "6b3e".repeat(4))),
                // U+1F600 is d83d de00; one unit is left in the part and the pair is not cut
                of(
                        "a surrogate pair at the edge",
                        UDH_8,
                        "款".repeat(66) + "😀" + "款".repeat(9),
                        headed("08", "050003ef0201" + "6b3e".repeat(66)),
                        headed("08", "050003ef0202" + "d83dde00" + "6b3e".repeat(9))),
                of("UCS-2 as class 1", Map.of("wire.ucs2-data-coding", "24"), "款", withParameters("18", "6b3e", "")),
                of(
                        "GSM as the carrier names it",
                        Map.of("wire.gsm-data-coding", "241"),
                        "a",
                        withParameters("f1", "61", "")),

                // the example of every textbook: hellohello (GSM 03.38, 6.1.2.1)
                of("packed", PACKED, "hellohello", gsm("e8329bfd4697d9ec37")),
                of("packed, eight fill seven bytes", PACKED, "a".repeat(8), gsm(EIGHT_A)),
                of("packed, seven leave seven bits, which a CR fills", PACKED, "a".repeat(7), gsm(SEVEN_A)),
                // six septets are 42 bits: 6 bits left, too few to read as a character. 07 = 00·000111 would be an 8th;
                // it is 00
                of("packed, six leave six bits", PACKED, "a".repeat(6), gsm("e170381c0e03")),
                // the escape is a septet like others: 1b, 65 -> 9b = 1·0011011, 32 = 00·110010
                of("packed, extension table", PACKED, "€", gsm("9b32")),
                of("packed, the longest alone in 140 bytes", PACKED, "a".repeat(160), gsm(EIGHT_A.repeat(20))),
                // seven bytes are eight septets: the text follows the 16-bit header without a shift
                of(
                        "packed, 16-bit reference: no fill bits",
                        PACKED,
                        "a".repeat(160 + 7),
                        headed("00", "060804beef0201" + EIGHT_A.repeat(19)),
                        headed("00", "060804beef0202" + EIGHT_A + SEVEN_A)),
                // six bytes are 48 bits: one fill bit, so the first a is c2 = 1100001·0 and the next begins a byte
                of(
                        "packed, 8-bit reference: one fill bit",
                        PACKED_UDH_8,
                        "a".repeat(153 + 9),
                        headed("00", "050003ef0201" + "c2" + EIGHT_A.repeat(19)),
                        headed("00", "050003ef0202" + "c2" + EIGHT_A)),
                // the fill bit, eight septets: 57 bits, seven left in the eighth byte
                of(
                        "packed, 8-bit reference: a CR behind eight",
                        PACKED_UDH_8,
                        "a".repeat(153 + 8),
                        headed("00", "050003ef0201" + "c2" + EIGHT_A.repeat(19)),
                        headed("00", "050003ef0202" + "c2" + SEVEN_A)),
                of("UCS-2 is never packed", PACKED, "款a", ucs2("6b3e0061")),

                // 020c sar_msg_ref_num, 020e sar_total_segments, 020f sar_segment_seqnum (SMPP 3.4, 5.3.2.22 to 24)
                of(
                        "SAR, GSM",
                        SAR,
                        "a".repeat(161),
                        withParameters("00", "61".repeat(152), "020c0002beef" + "020e000102" + "020f000101"),
                        withParameters("00", "61".repeat(9), "020c0002beef" + "020e000102" + "020f000102")),
                of(
                        "SAR, UCS-2",
                        SAR,
                        "款".repeat(71),
                        withParameters("08", "6b3e".repeat(66), "020c0002beef" + "020e000102" + "020f000101"),
                        withParameters("08", "6b3e".repeat(5), "020c0002beef" + "020e000102" + "020f000102")),
                of("SAR, one part has no place to tell", SAR, "款", ucs2("6b3e")),
                of(
                        "SAR, packed",
                        PACKED_SAR,
                        "a".repeat(152 + 16),
                        withParameters("00", EIGHT_A.repeat(19), "020c0002beef" + "020e000102" + "020f000101"),
                        withParameters("00", EIGHT_A.repeat(2), "020c0002beef" + "020e000102" + "020f000102")),

                // 0424 message_payload with an empty short_message (SMPP 3.4, 5.3.2.32); 00a1 = 161, 012c = 300 bytes
                of(
                        "message_payload, GSM",
                        PAYLOAD,
                        "a".repeat(161),
                        withParameters("00", "", "042400a1" + "61".repeat(161))),
                of(
                        "message_payload, UCS-2",
                        PAYLOAD,
                        "款".repeat(150),
                        withParameters("08", "", "0424012c" + "6b3e".repeat(150))),
                of("message_payload, one message is no payload", PAYLOAD, "a".repeat(160), gsm("61".repeat(160))),
                // 168 septets in 147 bytes, 0093
                of(
                        "message_payload, packed",
                        PACKED_PAYLOAD,
                        "a".repeat(168),
                        withParameters("00", "", "04240093" + EIGHT_A.repeat(21))),

                // 0204 user_message_reference (SMPP 3.4, 5.3.2.17): of notice 1 the first 16 bits of 9e3779b97f4a7c15,
                // and the part
                of(
                        "user_message_reference",
                        Map.of("wire.user-message-reference", "true"),
                        "款".repeat(71),
                        new Part("40", "08", "060804beef0201" + "6b3e".repeat(66), "020400029e38"),
                        new Part("40", "08", "060804beef0202" + "6b3e".repeat(5), "020400029e39")),

                // a peer that names no version takes no parameters (SMPP 3.4, 3.4)
                new Case(
                        "SAR to a peer without parameters",
                        NO_VERSION,
                        SAR,
                        "a".repeat(161),
                        List.of(
                                headed("00", "060804beef0201" + "61".repeat(152)),
                                headed("00", "060804beef0202" + "61".repeat(9)))),
                new Case(
                        "packed SAR to a peer without parameters",
                        NO_VERSION,
                        PACKED_SAR,
                        "a".repeat(152 + 16),
                        List.of(
                                headed("00", "060804beef0201" + EIGHT_A.repeat(19)),
                                headed("00", "060804beef0202" + EIGHT_A.repeat(2)))),
                new Case(
                        "message_payload to a peer without parameters",
                        NO_VERSION,
                        PAYLOAD,
                        "款".repeat(71),
                        List.of(
                                headed("08", "060804beef0201" + "6b3e".repeat(66)),
                                headed("08", "060804beef0202" + "6b3e".repeat(5)))),
                new Case(
                        "user_message_reference to a peer without parameters",
                        NO_VERSION,
                        Map.of("wire.user-message-reference", "true"),
                        "a",
                        List.of(gsm("61"))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_text_leaves_as_the_standards_say(Case it) throws Exception {
        List<String> expected = new ArrayList<>();
        for (Part part : it.parts()) {
            // the bind has sequence number 1
            expected.add(pdu(expected.size() + 2, part));
        }

        assertThat(submits(it.bindAnswer(), it.settings(), it.text(), it.parts().size()))
                .isEqualTo(expected);
    }

    /** One PDU written out whole, so that no helper of this test stands between. */
    @Test
    void the_whole_pdu_of_a_part() throws Exception {
        String expected = """
                00000063 00000004 00000000 00000002
                00
                00 01 31 30 36 39 30 30 30 31 00
                01 01 38 36 31 33 38 30 30 31 33 38 31 32 33 00
                00 00 00
                00
                30 30 30 30 30 30 30 34 30 30 30 30 30 30 30 52 00
                01 00 00 00
                1d 48 65 6c 6c 6f 20 77 6f 72 6c 64 2c 20 32 30 20 4a 75 6e 65 2c 20 31 32 2e 35 30 1b 65
                """;

        // 0x63 = 99 = 16 header + 1 service_type + 11 source + 16 destination + 3 esm_class, protocol_id, priority_flag
        //      + 1 schedule_delivery_time + 17 validity_period (four hours) + 4 registered_delivery, replace,
        // data_coding,
        //      sm_default_msg_id + 1 sm_length + 29 septets
        assertThat(submits(VERSION_34, USUAL, "Hello world, 20 June, 12.50€", 1))
                .containsExactly(expected.replaceAll("\\s", ""));
    }

    private static List<String> submits(String bindAnswer, Map<String, String> settings, String text, int parts)
            throws IOException, InterruptedException {
        List<String> submits = new ArrayList<>();
        try (RawSmsc carrier = new RawSmsc(bindAnswer);
                LinkFixture gateway = new LinkFixture(LinkFixture.settings(carrier.port(), settings))) {
            await().pollInterval(5, TimeUnit.MILLISECONDS).until(gateway.link::isReady);
            List<CompletableFuture<SendOutcome>> sent = gateway.send(new NoticeId(1), REFERENCE, BORROWER, text);
            for (int i = 0; i < parts; i++) {
                submits.add(carrier.nextSubmit());
            }
            assertThat(sent)
                    .allSatisfy(answer -> assertThat(
                                    answer.orTimeout(3, TimeUnit.SECONDS).join())
                            .isEqualTo(new SendOutcome.Accepted("1")));
            assertThat(carrier.hasMore()).isFalse();
        }
        return submits;
    }

    /** SMPP 3.4, 4.4.1, with the link's addresses and a validity of four hours. */
    private static String pdu(int sequence, Part part) {
        String body = "00"
                + "0001" + RawSmsc.hex("10690001") + "00"
                + "0101" + RawSmsc.hex(BORROWER) + "00"
                + part.esmClass() + "0000" + "00"
                + RawSmsc.hex("000000040000000R") + "00"
                + "01" + "00" + part.dataCoding() + "00"
                + "%02x".formatted(part.shortMessage().length() / 2) + part.shortMessage()
                + part.parameters();
        return "%08x".formatted(16 + body.length() / 2) + "00000004" + "00000000" + "%08x".formatted(sequence) + body;
    }
}
