package io.duebell.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GsmTextEncoderTests {

    private static final HexFormat HEX = HexFormat.of();

    private final GsmTextEncoder encoder = new GsmTextEncoder();

    @ParameterizedTest
    @CsvSource(textBlock = """
            Hello,            GSM_7BIT, 48656c6c6f
            @£$¥èéùìò,        GSM_7BIT, 000102030405060708
            ÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞ, GSM_7BIT, 090b0c0e0f101112131415161718191a
            ÆæßÉ¤¡ÄÖÑÜ§¿äöñüà, GSM_7BIT, 1c1d1e1f24405b5c5d5e5f607b7c7d7e7f
            ^{}\\[~]|€,        GSM_7BIT, 1b141b281b291b2f1b3c1b3d1b3e1b401b65
            还款,             UCS_2,    8fd86b3e
            A款,              UCS_2,    00416b3e
            `,                UCS_2,    0060
            ç,                UCS_2,    00e7
            😀,               UCS_2,    d83dde00
            """)
    void characters_become_the_bytes_of_the_standard(String text, Alphabet alphabet, String bytes) {
        List<EncodedPart> parts = encoder.encode(text, 7, TextForm.USUAL);

        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).alphabet()).isEqualTo(alphabet);
        assertThat(parts.get(0).userDataHeader()).isFalse();
        assertThat(HEX.formatHex(parts.get(0).bytes())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "a, 160, GSM_7BIT, 160, 1",
        "a, 161, GSM_7BIT, 161, 2",
        "a, 304, GSM_7BIT, 304, 2",
        "a, 305, GSM_7BIT, 305, 3",
        "€,  80, GSM_7BIT, 160, 1",
        "€,  81, GSM_7BIT, 162, 2",
        "款, 70, UCS_2,     70, 1",
        "款, 71, UCS_2,     71, 2",
        "款, 132, UCS_2,   132, 2",
        "款, 133, UCS_2,   133, 3",
        "😀, 35, UCS_2,     70, 1",
        "😀, 36, UCS_2,     72, 2",
        "款, 16830, UCS_2, 16830, 255",
    })
    void a_text_is_measured_as_it_is_cut(String character, int times, Alphabet alphabet, int units, int parts) {
        String text = character.repeat(times);

        TextSize size = encoder.measure(text);

        assertThat(size).isEqualTo(new TextSize(alphabet, units, parts));
        assertThat(encoder.encode(text, 1, TextForm.USUAL)).hasSize(parts);
    }

    @Test
    void several_parts_begin_with_a_header_that_names_reference_total_and_place() {
        List<EncodedPart> parts = encoder.encode("款".repeat(67 + 66), 0xBEEF, TextForm.USUAL);

        assertThat(parts).allMatch(EncodedPart::userDataHeader);
        assertThat(parts)
                .extracting(part -> HEX.formatHex(part.bytes(), 0, 7))
                .containsExactly("060804beef0301", "060804beef0302", "060804beef0303");
        assertThat(parts).extracting(part -> part.bytes().length).containsExactly(139, 139, 9);
    }

    @Test
    void a_surrogate_pair_is_never_cut() {
        List<EncodedPart> parts = encoder.encode("款".repeat(65) + "😀" + "款".repeat(10), 1, TextForm.USUAL);

        assertThat(parts).extracting(part -> part.bytes().length).containsExactly(7 + 65 * 2, 7 + 12 * 2);
        assertThat(HEX.formatHex(parts.get(1).bytes(), 7, 11)).isEqualTo("d83dde00");
    }

    @Test
    void an_escape_sequence_is_never_cut() {
        List<EncodedPart> parts = encoder.encode("a".repeat(151) + "€" + "a".repeat(20), 1, TextForm.USUAL);

        assertThat(parts).extracting(part -> part.bytes().length).containsExactly(7 + 151, 7 + 22);
        assertThat(HEX.formatHex(parts.get(1).bytes(), 7, 9)).isEqualTo("1b65");
    }

    @Test
    void half_a_pair_does_not_reach_the_wire() {
        byte[] bytes = encoder.encode("款\uD83D", 1, TextForm.USUAL).get(0).bytes();

        assertThat(new String(bytes, StandardCharsets.UTF_16BE)).startsWith("款").doesNotContain("\uD83D");
        assertThat(bytes).hasSize(4);
    }

    @Test
    void more_parts_than_the_header_counts_are_refused() {
        String text = "款".repeat(16831);

        assertThatThrownBy(() -> encoder.measure(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256 parts");
    }

    @Test
    void every_septet_reads_back_as_it_was_written() {
        byte[] septets = new byte[127];
        for (int septet = 0, i = 0; septet < 128; septet++) {
            if (septet != 0x1B) {
                septets[i++] = (byte) septet;
            }
        }

        String text = GsmAlphabet.read(septets);

        assertThat(GsmAlphabet.write(text)).isEqualTo(septets);
        assertThat(GsmAlphabet.read(GsmAlphabet.write("^{}\\[~]|€"))).isEqualTo("^{}\\[~]|€");
    }
}
