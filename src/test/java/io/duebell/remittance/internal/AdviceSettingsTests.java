package io.duebell.remittance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Each key of {@code duebell.remittance.advice}. */
class AdviceSettingsTests {

    @Test
    void nothingIsToldUnlessItIsSaidHow() {
        AdviceSettings none = bound(Map.of());

        assertThat(none.folder()).isEmpty();
        assertThat(none.url()).isNull();
        assertThat(none.fileEvery()).isEqualTo(Duration.ofMinutes(5));
        assertThat(none.fileLines()).isEqualTo(10_000);
        assertThat(none.lookEvery()).isEqualTo(Duration.ofMinutes(10));
        assertThat(none.bookedWithin()).isEqualTo(3);
        assertThat(none.watchFor()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void everyKeyIsTaken() {
        AdviceSettings all = bound(Map.of(
                "dir", "out",
                "file-every", "1h",
                "file-lines", "7",
                "url", "https://loans.example/advice",
                "secret", "0123456789abcdef",
                "token", "t",
                "look-every", "1m",
                "booked-within", "5",
                "watch-for", "9d"));

        assertThat(all.folder()).contains(Path.of("out"));
        assertThat(all)
                .extracting(AdviceSettings::fileEvery, AdviceSettings::fileLines, AdviceSettings::lookEvery)
                .containsExactly(Duration.ofHours(1), 7, Duration.ofMinutes(1));
        assertThat(all)
                .extracting(AdviceSettings::bookedWithin, AdviceSettings::watchFor)
                .containsExactly(5, Duration.ofDays(9));
        assertThat(all.toString()).contains("loans.example").doesNotContain("0123456789abcdef", "token");
    }

    @Test
    void anAddressThatCouldNotBeTrustedIsRefused() {
        refuses(Map.of("url", "http://loans.example/advice", "token", "t"), "https:");
        refuses(Map.of("url", "https://loans.example/advice"), "both missing");
        refuses(Map.of("url", "https://loans.example/advice", "secret", "short"), "16 characters");
        assertThat(bound(Map.of("url", "http://127.0.0.1:9/advice", "token", "t"))
                        .url())
                .isNotNull();
    }

    private static void refuses(Map<String, String> keys, String why) {
        assertThatThrownBy(() -> bound(keys)).rootCause().hasMessageContaining(why);
    }

    private static AdviceSettings bound(Map<String, String> keys) {
        Map<String, String> whole = new HashMap<>();
        keys.forEach((key, value) -> whole.put("duebell.remittance.advice." + key, value));
        return new Binder(new MapConfigurationPropertySource(whole))
                .bindOrCreate("duebell.remittance.advice", AdviceSettings.class);
    }
}
