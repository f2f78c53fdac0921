package io.duebell.simulator.borrowers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BorrowerSettingsTests {

    @Test
    void what_is_not_set_is_as_in_the_demo() {
        assertThat(bound(Map.of())).isEqualTo(BorrowerSettings.DEMO);
    }

    @Test
    void each_key_is_taken() {
        BorrowerSettings set = bound(
                Map.of("share", "0.5", "soonest", "1s", "latest", "1m", "texts", "9", "kept", "0.1", "seed", "42"));

        assertThat(set).isEqualTo(new BorrowerSettings(0.5, Duration.ofSeconds(1), Duration.ofMinutes(1), 9, 0.1, 42));
    }

    @ParameterizedTest
    @CsvSource({
        "share, 1.1",
        "share, -0.1",
        "share, NaN",
        "kept, 2",
        "soonest, 0s",
        "latest, 1s",
        "texts, 0",
    })
    void what_can_not_be_is_refused_by_name(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of(key, value))).rootCause().hasMessageContaining(key);
    }

    private static BorrowerSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", BorrowerSettings.class);
    }
}
