package io.duebell.simulator.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** How the faults of the simulated carrier are switched on and off. */
class FaultsTests {

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void each_is_in_the_help_and_in_the_documentation(FaultKind kind) throws IOException {
        String help = new CommandLine(new SimulateCarrier()).getUsageMessage().replaceAll("\\s+", " ");

        assertThat(help).contains("--" + kind.label() + "=" + kind.form()).contains(kind.words());
        assertThat(Files.readString(Path.of("docs/integrating.md")))
                .contains("| `--%s=%s` |".formatted(kind.label(), kind.form()));
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ANSWER, 1.1",
        "NO_ANSWER, -0.1",
        "NO_ANSWER, NaN",
        "NO_ANSWER, often",
        "NO_ANSWER, '0.1,3'",
        "LATE_ANSWER, 0.5",
        "LATE_ANSWER, '0.5,-1'",
        "DROP_AFTER, -1",
        "REFUSE, '0.5,0'",
        "REFUSE_BIND, fourteen",
    })
    void a_value_that_is_none_is_told_with_what_to_write(FaultKind kind, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.of(kind, value))
                .withMessageContaining(kind.label() + "=" + value)
                .withMessageContaining(kind.label() + "=" + kind.form());
    }

    @Test
    void an_option_that_is_not_understood_ends_the_command_before_it_listens() {
        StringWriter told = new StringWriter();
        int code = new CommandLine(new SimulateCarrier())
                .setErr(new PrintWriter(told, true))
                .execute("--port=0", "--drop-after=soon");

        assertThat(code).isEqualTo(2);
        assertThat(told.toString()).contains("drop-after=soon is not understood; write drop-after=COUNT");
    }

    @Test
    void they_are_seen_set_and_taken_back_over_http() throws Exception {
        try (SmscSimulator carrier =
                SmscSimulator.start(SmscSettings.loopback("duebell", "secret"), Faults.of(FaultKind.HALF_OPEN, "7"))) {
            HandsetsHttp http = HandsetsHttp.start(0, carrier);
            HttpResponse<String> atFirst = send(http, request -> request.GET());
            HttpResponse<String> set =
                    send(http, request -> request.POST(BodyPublishers.ofString("throttle=0.25&refuse=0.1%2C0x64")));
            HttpResponse<String> nonsense = send(http, request -> request.POST(BodyPublishers.ofString("bad-mood=1")));
            Map<String, String> kept = carrier.faults().asWritten();
            HttpResponse<String> none = send(http, request -> request.POST(BodyPublishers.noBody()));

            assertThat(atFirst.body()).isEqualTo("{\"half-open\":\"7\"}");
            assertThat(set.body()).isEqualTo("{\"refuse\":\"0.1,0x64\",\"throttle\":\"0.25\"}");
            assertThat(nonsense.statusCode()).isEqualTo(400);
            assertThat(nonsense.body()).contains("bad-mood").contains("--help");
            assertThat(kept).containsOnlyKeys("refuse", "throttle");
            assertThat(none.body()).isEqualTo("{}");
            assertThat(carrier.faults().isNone()).isTrue();
        }
    }

    private static HttpResponse<String> send(
            HandsetsHttp http, java.util.function.UnaryOperator<HttpRequest.Builder> how)
            throws IOException, InterruptedException {
        URI faults = URI.create("http://127.0.0.1:%d/faults".formatted(http.port()));
        return HttpClient.newHttpClient()
                .send(how.apply(HttpRequest.newBuilder(faults)).build(), BodyHandlers.ofString());
    }
}
