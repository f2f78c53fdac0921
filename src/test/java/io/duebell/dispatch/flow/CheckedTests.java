package io.duebell.dispatch.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedTests {

    @Test
    void whatTheLoanBookSaidMoreThanAMinuteAgoIsAskedAgain() {
        assertThat(asked(Duration.ofSeconds(59)).isStale()).isFalse();
        assertThat(asked(Duration.ofSeconds(61)).isStale()).isTrue();
    }

    private static Checked asked(Duration ago) {
        return new Checked(List.of(), System.nanoTime() - ago.toNanos());
    }
}
