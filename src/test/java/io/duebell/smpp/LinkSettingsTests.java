package io.duebell.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.carrier.LongText;
import io.duebell.shared.NoticeId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LinkSettingsTests {

    @Test
    void a_link_is_plain_and_writes_as_most_carriers_take_it_unless_told_otherwise() {
        LinkSettings.Link link = bind(Map.of()).links().get(0);

        assertThat(link.tls()).isFalse();
        assertThat(link.wire()).isEqualTo(LinkSettings.Wire.USUAL);
    }

    @Test
    void each_key_of_the_wire_is_read() {
        LinkSettings.Link link = bind(Map.of(
                        "tls", "true",
                        "ssl-bundle", "carrier",
                        "wire.gsm-packing", "packed",
                        "wire.long-texts", "udh-8",
                        "wire.gsm-data-coding", "241",
                        "wire.ucs2-data-coding", "24",
                        "wire.optional-parameters", "always",
                        "wire.user-message-reference", "true"))
                .links()
                .get(0);

        assertThat(link.tls()).isTrue();
        assertThat(link.sslBundle()).isEqualTo("carrier");
        assertThat(link.wire())
                .isEqualTo(new LinkSettings.Wire(
                        GsmPacking.PACKED, LongText.UDH_8, 241, 24, OptionalParameters.ALWAYS, true));
    }

    @Test
    void digits_behind_the_access_number_name_the_notice_always_in_the_same_way() {
        LinkSettings.Link link = bind(Map.of("source-address", "10690001", "extension-digits", "4"))
                .links()
                .get(0);
        String address = link.addressOf(new NoticeId(700_000_000_000_001L));

        assertThat(address).matches("10690001[0-9]{4}").isEqualTo(link.addressOf(new NoticeId(700_000_000_000_001L)));
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(i -> link.addressOf(new NoticeId(700_000_000_000_001L + i)))
                        .distinct())
                .as("of ten thousand endings")
                .hasSizeGreaterThan(900);
        assertThat(bind(Map.of("source-address", "10690001")).links().get(0).addressOf(new NoticeId(1)))
                .isEqualTo("10690001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ssl-bundle=carrier                                             | duebell.links[0].ssl-bundle is set but duebell.links[0].tls is not
            wire.gsm-data-coding=8                                         | duebell.links[0].wire.gsm-data-coding and duebell.links[0].wire.ucs2-data-coding are both 8
            wire.long-texts=SAR, wire.optional-parameters=NEVER            | duebell.links[0].wire.long-texts=SAR needs optional parameters
            wire.long-texts=PAYLOAD, wire.optional-parameters=NEVER        | duebell.links[0].wire.long-texts=PAYLOAD needs optional parameters
            wire.user-message-reference=true, wire.optional-parameters=NEVER | duebell.links[0].wire.user-message-reference needs optional
            extension-digits=3                                             | duebell.links[0].extension-digits=3 does not fit behind duebell.links[0].source-address=
            extension-digits=6, source-address=106900011234567              | duebell.links[0].extension-digits=6 does not fit
            wire.long-texts=SOMEHOW                                        | duebell.links[0].wire.long-texts
            """)
    void what_can_not_be_is_refused_with_its_key(String settings, String words) {
        Map<String, String> keys = new HashMap<>();
        for (String setting : settings.split(", ")) {
            keys.put(setting.split("=")[0], setting.split("=")[1]);
        }

        assertThatThrownBy(() -> bind(keys))
                .satisfies(thrown -> assertThat(messages(thrown)).contains(words));
    }

    private static String messages(Throwable thrown) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }

    private static LinkSettings bind(Map<String, String> more) {
        Map<String, String> source = new HashMap<>(Map.of(
                "duebell.links[0].id", "cmcc",
                "duebell.links[0].host", "127.0.0.1",
                "duebell.links[0].port", "2775",
                "duebell.links[0].system-id", "duebell"));
        more.forEach((key, value) -> source.put("duebell.links[0]." + key, value));
        return new Binder(new MapConfigurationPropertySource(source))
                .bind("duebell", LinkSettings.class)
                .get();
    }
}
