package io.duebell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class StartFailureAnalyzerTests {

    @Test
    void aDatabaseThatRefusesTheLoginIsNamedWithItsSetting() {
        try (TestDatabase database = TestDatabase.migrated()) {
            FailureAnalysis analysis =
                    analyse(database.gateway().url(), database.gateway().username(), "not the password");

            assertThat(analysis.getDescription()).contains("spring.datasource.url", "Access denied");
            assertThat(analysis.getAction()).contains("spring.datasource.username");
        }
    }

    @Test
    void aDatabaseThatIsAwayIsSaidInOneLine() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        assertThat(analyse("jdbc:mysql://127.0.0.1:" + nobody + "/duebell", "gateway", "secret")
                        .getDescription())
                .endsWith("can't be used: Communications link failure")
                .doesNotContain("\n");
    }

    private static FailureAnalysis analyse(String url, String user, String password) {
        Throwable failure = catchThrowable(
                () -> Flyway.configure().dataSource(url, user, password).load().migrate());
        FailureAnalysis analysis =
                new StartFailureAnalyzer().analyze(new IllegalStateException("the context", failure));
        assertThat(analysis).isNotNull();
        return Objects.requireNonNull(analysis);
    }
}
