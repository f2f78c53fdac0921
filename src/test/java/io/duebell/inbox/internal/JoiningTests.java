package io.duebell.inbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.InboundText;
import io.duebell.carrier.InboundText.Scheme;
import io.duebell.carrier.InboundText.Segment;
import io.duebell.carrier.TextCharset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Long replies on a real database: the parts as links store them, the messages as people read them. */
class JoiningTests {

    private static final String SENDER = "8613800138123";
    private static final Instant NOW = Instant.parse("2026-12-15T01:00:00Z");

    private final InboxApp app = new InboxApp();
    private final InboundStore store = app.get(InboundStore.class);
    private final JdbcTemplate jdbc = app.jdbc();

    @AfterEach
    void close() {
        app.close();
        app.database.close();
    }

    @Test
    void parts_out_of_order_and_doubled_make_one_message_and_halves_of_a_character_meet() {
        byte[] whole = "好的😀明天还".getBytes(StandardCharsets.UTF_16BE);
        InboundText last = part(7, 3, 3, slice(whole, 10, whole.length));

        keep(last, last, part(7, 3, 1, slice(whole, 0, 6)));
        join();
        assertThat(bodies()).isEmpty();
        keep(part(7, 3, 2, slice(whole, 6, 10)));
        join();
        join();

        assertThat(bodies()).containsExactly("好的😀明天还");
        assertThat(missing()).containsExactly(0);
    }

    @Test
    void a_text_of_one_part_goes_on_at_once() {
        keep(text("TD"));

        assertThat(bodies()).containsExactly("TD");
    }

    @Test
    void the_same_part_delivered_again_after_the_join_makes_no_second_message() {
        InboundText first = part(7, 2, 1, utf16("还"));
        keep(first, part(7, 2, 2, utf16("款")));
        join();

        keep(first, withFingerprint(first));
        later(11);
        join();

        assertThat(bodies()).containsExactly("还款");
        assertThat(waiting()).isZero();
    }

    @Test
    void a_text_that_stays_incomplete_is_given_on_with_a_gap_and_completed_by_what_comes_late() {
        keep(part(7, 3, 1, utf16("甲")), part(7, 3, 3, utf16("丙")));
        later(9);
        join();
        assertThat(bodies()).isEmpty();

        later(2);
        join();
        assertThat(bodies()).containsExactly("甲[…]丙");
        assertThat(missing()).containsExactly(1);

        later(120);
        keep(part(7, 3, 2, utf16("乙")));
        join();
        assertThat(bodies()).containsExactly("甲[…]丙", "甲乙丙");
        assertThat(missing()).containsExactly(1, 0);
        assertThat(jdbc.queryForObject("SELECT MAX(completes) - MIN(id) FROM inbound_message", Long.class))
                .isZero();
    }

    @Test
    void a_reference_that_the_phone_uses_again_begins_another_text() {
        keep(part(7, 2, 1, utf16("一")), part(7, 2, 2, utf16("二")));
        join();
        keep(part(7, 2, 1, utf16("三")), part(7, 2, 2, utf16("四")));
        join();

        assertThat(bodies()).containsExactly("一二", "三四");
    }

    @Test
    void texts_of_two_phones_links_and_schemes_never_mix() {
        keep(
                part(7, 2, 1, utf16("一")),
                new InboundText(
                        "cmcc",
                        "8613800138124",
                        "1069",
                        TextCharset.UCS_2,
                        utf16("二"),
                        new Segment(Scheme.UDH_8, 7, 2, 2),
                        fingerprint(),
                        NOW),
                new InboundText(
                        "cmcc",
                        SENDER,
                        "1069",
                        TextCharset.UCS_2,
                        utf16("二"),
                        new Segment(Scheme.SAR, 7, 2, 2),
                        fingerprint(),
                        NOW));
        join();

        assertThat(bodies()).isEmpty();
    }

    @Test
    void an_opt_out_in_two_parts_is_obeyed_on_the_whole() {
        keep(part(9, 2, 1, utf16("退")));
        read();
        assertThat(holds()).isZero();

        keep(part(9, 2, 2, utf16("订")));
        join();
        read();

        assertThat(holds()).isEqualTo(1);
    }

    @Test
    void a_payload_of_64_kilobytes_is_kept() {
        keep(text("长".repeat(32_000)));

        assertThat(bodies()).containsExactly("长".repeat(32_000));
    }

    private void keep(InboundText... texts) {
        for (InboundText text : texts) {
            store.store(text);
        }
    }

    /** One round of the route inbox-join. */
    private void join() {
        Joining joining = app.get(Joining.class);
        joining.ripe().forEach(joining::join);
    }

    /** One round of the route inbox-receive. */
    private void read() {
        app.read();
    }

    private void later(int minutes) {
        jdbc.update("UPDATE inbound_part SET stored_at = stored_at - INTERVAL ? MINUTE", minutes);
    }

    private List<String> bodies() {
        return new ArrayList<>(jdbc.queryForList("SELECT body FROM inbound_message ORDER BY id", String.class));
    }

    private List<Integer> missing() {
        return jdbc.queryForList("SELECT missing FROM inbound_message ORDER BY id", Integer.class);
    }

    private int waiting() {
        return count("SELECT COUNT(*) FROM inbound_part WHERE message_id IS NULL");
    }

    private int holds() {
        return count("SELECT COUNT(*) FROM contact_hold WHERE kind = 'OPT_OUT'");
    }

    private int count(String statement) {
        Integer count = jdbc.queryForObject(statement, Integer.class);
        return count == null ? -1 : count;
    }

    private static InboundText text(String body) {
        return new InboundText("cmcc", SENDER, "1069", TextCharset.UCS_2, utf16(body), null, fingerprint(), NOW);
    }

    private static InboundText part(int reference, int total, int number, byte[] octets) {
        return new InboundText(
                "cmcc",
                SENDER,
                "1069",
                TextCharset.UCS_2,
                octets,
                new Segment(Scheme.UDH_8, reference, total, number),
                fingerprint(),
                NOW);
    }

    private static InboundText withFingerprint(InboundText part) {
        return new InboundText(
                part.link(),
                part.sender(),
                part.destination(),
                part.charset(),
                part.octets(),
                part.segment(),
                fingerprint(),
                part.receivedAt());
    }

    private static String fingerprint() {
        return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16BE);
    }

    private static byte[] slice(byte[] whole, int from, int to) {
        return Arrays.copyOfRange(whole, from, to);
    }
}
