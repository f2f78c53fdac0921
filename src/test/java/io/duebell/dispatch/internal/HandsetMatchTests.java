package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.duebell.carrier.ReceiptState;
import io.duebell.dispatch.internal.HandsetMatch.Candidate;
import io.duebell.dispatch.internal.PartRow.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which receipts of unknown ids may settle a doubt, and which may not. */
class HandsetMatchTests {

    private static final Instant SENT = Instant.parse("2026-12-15T01:00:00Z");
    private static final Duration HORIZON = Duration.ofDays(3);
    private static final Candidate DOUBT = part(1, State.IN_DOUBT, "timeout", 0);
    private static final ReceiptRow RECEIPT = receipt(1, "cmcc", "x1", "8613800000001", 60);

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments("one part in doubt, one receipt", List.of(RECEIPT), List.of(DOUBT), List.of("x1>1")),
                arguments(
                        "two receipts of one message, en route and delivered",
                        List.of(RECEIPT, receipt(2, "cmcc", "x1", "8613800000001", 90)),
                        List.of(DOUBT),
                        List.of("x1>1")),
                arguments(
                        "two messages for one part",
                        List.of(RECEIPT, receipt(2, "cmcc", "x2", "8613800000001", 61)),
                        List.of(DOUBT),
                        List.of()),
                arguments(
                        "two parts in doubt to one handset",
                        List.of(RECEIPT),
                        List.of(DOUBT, part(2, State.IN_DOUBT, "node-lost", 10)),
                        List.of()),
                arguments(
                        "another part to the handset waits for its answer",
                        List.of(RECEIPT),
                        List.of(DOUBT, part(2, State.SENDING, null, 10)),
                        List.of()),
                arguments(
                        "the other part left after the receipt came",
                        List.of(RECEIPT),
                        List.of(DOUBT, part(2, State.IN_DOUBT, "timeout", 61)),
                        List.of("x1>1")),
                arguments(
                        "the part's answer is still due",
                        List.of(RECEIPT),
                        List.of(part(1, State.SENDING, null, 0)),
                        List.of()),
                arguments(
                        "the receipt came before the part left",
                        List.of(receipt(1, "cmcc", "x1", "8613800000001", -1)),
                        List.of(DOUBT),
                        List.of()),
                arguments(
                        "the receipt came after the horizon",
                        List.of(receipt(1, "cmcc", "x1", "8613800000001", 72 * 3600 + 1)),
                        List.of(DOUBT),
                        List.of()),
                arguments(
                        "another link",
                        List.of(receipt(1, "unicom", "x1", "8613800000001", 60)),
                        List.of(DOUBT),
                        List.of()),
                arguments(
                        "another handset",
                        List.of(receipt(1, "cmcc", "x1", "8613800000002", 60)),
                        List.of(DOUBT),
                        List.of()),
                arguments(
                        "the receipt names no handset",
                        List.of(receipt(1, "cmcc", "x1", null, 60)),
                        List.of(DOUBT),
                        List.of()),
                arguments(
                        "one early message and one late, one part each",
                        List.of(RECEIPT, receipt(2, "cmcc", "x2", "8613800000001", 5000)),
                        List.of(DOUBT),
                        List.of()),
                arguments(
                        "a part that a resend put aside, and the new one",
                        List.of(RECEIPT),
                        List.of(earlier(), part(1, State.IN_DOUBT, "timeout", 30)),
                        List.of()),
                arguments(
                        "only the part that a resend put aside",
                        List.of(RECEIPT),
                        List.of(earlier()),
                        List.of("x1>1 earlier")),
                arguments(
                        "a restore lost what left",
                        List.of(RECEIPT),
                        List.of(part(1, State.IN_DOUBT, HandsetMatch.RESTORED, 0)),
                        List.of()),
                arguments(
                        "beside a doubt of a restore, over any link",
                        List.of(RECEIPT),
                        List.of(
                                DOUBT,
                                new Candidate(
                                        2, 1, null, State.IN_DOUBT, "", "8613800000001", HandsetMatch.RESTORED, SENT)),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aReceiptSettlesADoubtOnlyWhenItCanMeanNothingElse(
            String name, List<ReceiptRow> receipts, List<Candidate> parts, List<String> expected) {
        assertThat(HandsetMatch.unambiguous(receipts, parts, HORIZON, SENT.plusSeconds(72 * 3600)))
                .extracting(match -> match.receipts().get(0).messageId() + ">"
                        + match.part().noticeId()
                        + (match.part().earlierId() == null ? "" : " earlier"))
                .isEqualTo(expected);
    }

    static Stream<Arguments> ofSeveralParts() {
        ReceiptRow first = receipt(1, "cmcc", "x1", "8613800000001", 60);
        ReceiptRow second = receipt(2, "cmcc", "x2", "8613800000001", 61);
        ReceiptRow third = receipt(3, "cmcc", "x3", "8613800000001", 62);
        List<Candidate> two = List.of(partOf(1, 1, 0), partOf(1, 2, 0));
        return Stream.of(
                arguments("as many messages as parts", List.of(first, second), two, List.of("x1>1", "x2>2")),
                arguments(
                        "in the order of the parts",
                        List.of(first, second),
                        List.of(two.get(1), two.get(0)),
                        List.of("x1>1", "x2>2")),
                arguments(
                        "a receipt that came twice",
                        List.of(first, second, receipt(4, "cmcc", "x2", "8613800000001", 70)),
                        two,
                        List.of("x1>1", "x2>2")),
                arguments("one message for two parts", List.of(first), two, List.of()),
                arguments("three messages for two parts", List.of(first, second, third), two, List.of()),
                arguments(
                        "three messages for three parts",
                        List.of(first, second, third),
                        List.of(partOf(1, 1, 0), partOf(1, 2, 0), partOf(1, 3, 0)),
                        List.of("x1>1", "x2>2", "x3>3")),
                arguments(
                        "parts of two texts",
                        List.of(first, second),
                        List.of(partOf(1, 1, 0), partOf(2, 1, 0)),
                        List.of()),
                arguments(
                        "another text's part fits too",
                        List.of(first, second),
                        List.of(partOf(1, 1, 0), partOf(1, 2, 0), partOf(2, 1, 0)),
                        List.of()),
                arguments(
                        "another text's part waits for its answer",
                        List.of(first, second),
                        List.of(partOf(1, 1, 0), partOf(1, 2, 0), part(2, State.SENDING, null, 10)),
                        List.of()),
                arguments(
                        "one of the parts waits for its answer",
                        List.of(first, second),
                        List.of(
                                partOf(1, 1, 0),
                                new Candidate(1, 2, null, State.SENDING, "cmcc", "8613800000001", null, SENT)),
                        List.of()),
                arguments(
                        "a part that a resend put aside fits too",
                        List.of(first, second),
                        List.of(earlier(), partOf(1, 2, 0)),
                        List.of()),
                arguments(
                        "one part left after a message came",
                        List.of(first, second),
                        List.of(partOf(1, 1, 0), partOf(1, 2, 61)),
                        List.of()),
                arguments(
                        "they ended differently",
                        List.of(
                                first,
                                new ReceiptRow(
                                        2,
                                        "cmcc",
                                        "x2",
                                        ReceiptState.UNDELIVERABLE,
                                        "000",
                                        "8613800000001",
                                        SENT.plusSeconds(61),
                                        true)),
                        two,
                        List.of()),
                arguments(
                        "one is not at its end",
                        List.of(
                                first,
                                new ReceiptRow(
                                        2,
                                        "cmcc",
                                        "x2",
                                        ReceiptState.ENROUTE,
                                        "000",
                                        "8613800000001",
                                        SENT.plusSeconds(61),
                                        true)),
                        two,
                        List.of()),
                arguments(
                        "one was heard just now",
                        List.of(first, receipt(2, "cmcc", "x2", "8613800000001", 72 * 3600 - 1)),
                        two,
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofSeveralParts")
    void partsOfOneTextAreSettledTogetherWhenAsManyMessagesCanMeanNothingElse(
            String name, List<ReceiptRow> receipts, List<Candidate> parts, List<String> expected) {
        assertThat(HandsetMatch.unambiguous(receipts, parts, HORIZON, SENT.plusSeconds(3600)))
                .extracting(match ->
                        match.receipts().get(0).messageId() + ">" + match.part().partNo())
                .isEqualTo(expected);
    }

    private static Candidate partOf(long notice, int partNo, int seconds) {
        return new Candidate(
                notice, partNo, null, State.IN_DOUBT, "cmcc", "8613800000001", "node-lost", SENT.plusSeconds(seconds));
    }

    private static Candidate part(long notice, State state, @Nullable String code, int seconds) {
        return new Candidate(notice, 1, null, state, "cmcc", "8613800000001", code, SENT.plusSeconds(seconds));
    }

    private static Candidate earlier() {
        return new Candidate(1, 1, 9L, State.IN_DOUBT, "cmcc", "8613800000001", "timeout", SENT);
    }

    private static ReceiptRow receipt(long id, String link, String message, @Nullable String msisdn, int seconds) {
        return new ReceiptRow(
                id, link, message, ReceiptState.DELIVERED, "000", msisdn, SENT.plusSeconds(seconds), true);
    }
}
