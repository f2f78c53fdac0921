package io.duebell.simulator.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HandsetsTests {

    private static final Instant NOON = Instant.parse("2026-12-15T04:00:00Z");

    private final Handsets handsets = new Handsets(10);

    @Test
    void a_conversation_shows_both_sides_in_order_and_the_latest_handset_first() {
        handsets.showTimeOf(() -> NOON);
        take("8613800000001", new WirePart(0, 1, 1, "first"));
        handsets.write("8613800000001", "TD", true);
        handsets.showTimeOf(() -> NOON.plusSeconds(1));
        take("8613800000002", new WirePart(0, 1, 1, "second"));

        List<Handsets.Conversation> all = handsets.conversations("").toList();

        assertThat(all).extracting(Handsets.Conversation::msisdn).containsExactly("8613800000002", "8613800000001");
        assertThat(all).extracting(Handsets.Conversation::hasWritten).containsExactly(false, true);
        assertThat(all.get(1).entries())
                .containsExactly(
                        new Handsets.Text("8613800000001", "106900", "first", 1, NOON),
                        new Handsets.Written("TD", true, NOON));
        assertThat(handsets.of("8613800000001")).extracting(Handsets.Text::body).containsExactly("first");
        assertThat(handsets.conversations("0002")).hasSize(1);
    }

    @Test
    void a_text_is_read_once_all_its_parts_are_there() {
        List<String> read = new ArrayList<>();
        handsets.readBy(text -> read.add(text.body()));

        take("8613800000001", new WirePart(5, 2, 2, "end"));
        List<String> halfway = List.copyOf(read);
        take("8613800000001", new WirePart(5, 2, 1, "begin, "));

        assertThat(halfway).isEmpty();
        assertThat(read).containsExactly("begin, end");
    }

    @Test
    void a_long_text_is_cut_as_handsets_cut_it_and_no_character_apart() {
        String text = "字".repeat(66) + "👌" + "尾".repeat(70);

        List<WirePart> parts = WirePart.split(text, 0xAB);

        assertThat(parts).extracting(part -> part.text().length()).containsExactly(66, 67, 5);
        assertThat(parts)
                .extracting(WirePart::text)
                .satisfies(pieces -> assertThat(String.join("", pieces)).isEqualTo(text));
        assertThat(parts.get(1).userData()).startsWith(5, 0, 3, 0xAB, 3, 2).hasSize(6 + 134);
        assertThat(WirePart.split("短".repeat(70), 1)).containsExactly(new WirePart(0, 1, 1, "短".repeat(70)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--replies=2", "--replies=-1", "--reply-delay=soon", "--reply-delay=9-3"})
    void replies_that_can_not_be_end_the_command_before_it_listens(String option) {
        StringWriter told = new StringWriter();
        int code = new CommandLine(new SimulateCarrier())
                .setErr(new PrintWriter(told, true))
                .execute("--port=0", option);

        assertThat(code).isEqualTo(2);
        assertThat(told.toString()).contains("should be");
    }

    private void take(String recipient, WirePart part) {
        handsets.take(recipient, "106900", part);
    }
}
