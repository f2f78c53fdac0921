package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.shared.Msisdn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkChoiceTests {

    private final LinkChoice choice = new LinkChoice(new RoutingSettings(List.of(
            link("cmcc", List.of("mobile"), List.of(), 1, 3),
            link("cmcc-two", List.of("Mobile"), List.of(), 1, 1),
            link("ctcc", List.of("telecom", "1700"), List.of(), 1, 1),
            link("replies", List.of(), List.of("receipt", "ANSWER"), 0, 1),
            link("spare", List.of(), List.of("INTEREST", "OVERDUE"), 9, 1))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # number | kind | refused it as not its own | carry it, were they bound
            8613800001111 | INTEREST | | cmcc cmcc-two spare
            8619900001111 | INTEREST | | ctcc spare
            8617000001111 | INTEREST | | ctcc spare
            8617010001111 | INTEREST | | spare
            8613000001111 | INTEREST | | spare
            8613000001111 | MATURITY | |
            8613800001111 | MATURITY | | cmcc cmcc-two
            8613800001111 | ANSWER | | cmcc cmcc-two replies
            8613800001111 | INTEREST | cmcc | cmcc-two ctcc spare
            8613800001111 | MATURITY | cmcc cmcc-two | ctcc
            8613800001111 | MATURITY | cmcc cmcc-two ctcc |
            8513800001111 | INTEREST | | spare
            """)
    void settingsSayWhoMayCarryANotice(String number, String kind, @Nullable String refusedBy, @Nullable String carry) {
        Set<String> refused = refusedBy == null ? Set.of() : Set.copyOf(words(refusedBy));

        List<String> able = List.of("cmcc", "cmcc-two", "ctcc", "replies", "spare").stream()
                .filter(link -> choice.carries(link, kind, new Msisdn(number), refused))
                .toList();

        assertThat(able).isEqualTo(carry == null ? List.of() : words(carry));
        assertThat(choice.hasRoute(
                        List.of("cmcc", "cmcc-two", "ctcc", "replies", "spare"), kind, new Msisdn(number), refused))
                .isEqualTo(carry != null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # bound and with room | parts by link after 1000 notices of two parts
            cmcc spare | cmcc=2000
            spare | spare=2000
            replies cmcc | replies=2000
            cmcc cmcc-two | cmcc=1500 cmcc-two=500
            cmcc cmcc-two ctcc spare | cmcc=1200 cmcc-two=400 ctcc=400
            """)
    void theCheapestCarryAndEqualsShareByWeight(String bound, String shares) {
        Map<String, Integer> parts = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            parts.merge(choice.pick(words(bound), 2).orElseThrow(), 2, Integer::sum);
        }

        assertThat(parts)
                .isEqualTo(words(shares).stream()
                        .map(share -> share.split("="))
                        .collect(Collectors.toMap(share -> share[0], share -> Integer.valueOf(share[1]))));
    }

    @Test
    void aLinkThatWasAwayGetsItsShareAndNotWhatItMissed() {
        for (int i = 0; i < 1000; i++) {
            choice.pick(List.of("cmcc-two"), 1);
        }

        long toCmcc = 0;
        for (int i = 0; i < 40; i++) {
            toCmcc += choice.pick(List.of("cmcc", "cmcc-two"), 1).filter("cmcc"::equals).stream()
                    .count();
        }

        assertThat(toCmcc).isEqualTo(30);
    }

    @Test
    void nobodyIsPickedOfNobody() {
        assertThat(choice.pick(List.of(), 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"13x", "mobil", "12", "'0138'", "1", "''", "1380000000000"})
    void aWrongPrefixStopsTheStartWithItsKey(String prefix) {
        RoutingSettings settings = new RoutingSettings(
                List.of(link("a", List.of(), List.of(), 0, 1), link("b", List.of("134", prefix), List.of(), 0, 1)));

        assertThatThrownBy(() -> new LinkChoice(settings))
                .hasMessageContaining("duebell.links[1].prefixes[1]")
                .hasMessageContaining("mobile");
    }

    private static RoutingSettings.Link link(
            String id, List<String> prefixes, List<String> kinds, int cost, int weight) {
        return new RoutingSettings.Link(id, prefixes, kinds, cost, weight);
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }
}
