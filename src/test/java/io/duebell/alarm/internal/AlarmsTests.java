package io.duebell.alarm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.duebell.alarm.Alarm;
import io.duebell.alarm.AlarmApp;
import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.NestedExceptionUtils;

class AlarmsTests {

    private final AlarmApp app = new AlarmApp(
            "--duebell.alarm.webhook.url=http://127.0.0.1:9/alarms", "--duebell.alarm.webhook.secret=0123456789abcdef");
    private final Alarms alarms = app.alarms();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void whatIsRaisedAgainWhileItStandsIsCountedAndToldOnce() {
        alarms.raise(AlarmCode.UNKNOWN_REFUSAL, "main 0x00000777", "first");
        alarms.raise(AlarmCode.UNKNOWN_REFUSAL, "main 0x00000777", "second");
        alarms.raise(AlarmCode.UNKNOWN_REFUSAL, "main 0x00000778", "another");

        assertThat(alarms.standing())
                .extracting(Alarm::subject, Alarm::times, Alarm::detail)
                .containsExactly(tuple("main 0x00000778", 1, "another"), tuple("main 0x00000777", 2, "second"));
        assertThat(news()).isEqualTo("raised,raised");
    }

    @Test
    void whatWasClearedMayBeRaisedAnew() {
        for (int i = 0; i < 3; i++) {
            alarms.follow(AlarmCode.LINK_DOWN, "main", true, "");
            alarms.follow(AlarmCode.LINK_DOWN, "main", true, "");
            alarms.follow(AlarmCode.LINK_DOWN, "main", false, "");
            alarms.follow(AlarmCode.LINK_DOWN, "main", false, "");
        }

        assertThat(alarms.standing()).isEmpty();
        assertThat(alarms.cleared(10))
                .hasSize(3)
                .allSatisfy(alarm -> assertThat(alarm.times()).isEqualTo(1));
        assertThat(news()).isEqualTo("raised,cleared,raised,cleared,raised,cleared");
    }

    @Test
    void nodesThatRaiseAtOnceRaiseOne() throws Exception {
        int nodes = 6;
        CyclicBarrier together = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        var raised = IntStream.range(0, nodes)
                .<Future<?>>mapToObj(node -> threads.submit(() -> {
                    together.await();
                    alarms.raise(AlarmCode.LINK_BROKEN, "main", "");
                    return null;
                }))
                .toList();
        for (Future<?> one : raised) {
            one.get();
        }
        threads.shutdown();

        assertThat(alarms.standing()).singleElement().extracting(Alarm::times).isEqualTo(nodes);
        assertThat(news()).isEqualTo("raised");
    }

    @Test
    void onePersonAcknowledgesAndItIsAudited() {
        alarms.raise(AlarmCode.LINK_BROKEN, "main", "");
        long id = alarms.standing().get(0).id();

        assertThat(alarms.acknowledge(id, "zhang")).isTrue();
        assertThat(alarms.acknowledge(id, "li")).isFalse();

        assertThat(alarms.standing())
                .singleElement()
                .extracting(Alarm::acknowledgedBy)
                .isEqualTo("zhang");
        assertThat(app.jdbc()
                        .queryForObject("SELECT CONCAT(actor, ' ', action, ' ', subject) FROM audit_log", String.class))
                .isEqualTo("zhang alarm-acknowledge link-broken main");
    }

    @Test
    void aPersonClosesWhatDoesNotPassByItselfAndNothingElse() {
        alarms.raise(AlarmCode.LINK_BROKEN, "main", "");
        alarms.raise(AlarmCode.NO_ROUTE, "OVERDUE 86 138", "");
        List<Alarm> standing = alarms.standing();

        assertThat(standing.stream().map(alarm -> alarms.close(alarm.id(), "zhang")))
                .containsExactly(true, false);
        assertThat(alarms.close(standing.get(0).id(), "li"))
                .as("the second time")
                .isFalse();

        assertThat(alarms.standing()).extracting(Alarm::code).containsExactly("link-broken");
        assertThat(news()).isEqualTo("raised,raised,cleared");
        assertThat(app.jdbc()
                        .queryForObject("SELECT CONCAT(actor, ' ', action, ' ', subject) FROM audit_log", String.class))
                .isEqualTo("zhang alarm-close no-route OVERDUE 86 138");
    }

    @ParameterizedTest
    @CsvSource({
        "--duebell.alarm.mail.to=ops@example.org, duebell.alarm.mail.from",
        "--duebell.alarm.webhook.url=https://ops.example.org/, duebell.alarm.webhook.secret",
        "--duebell.alarm.webhook.url=ftp://ops.example.org/, duebell.alarm.webhook.url",
    })
    void aChannelThatIsSetByHalfStopsTheStartWithItsKey(String setting, String key) {
        assertThatThrownBy(() -> new AlarmApp(setting).close())
                .satisfies(error -> assertThat(NestedExceptionUtils.getMostSpecificCause(error))
                        .hasMessageContaining(key));
    }

    @Test
    void mailWithoutAServerStopsTheStartWithItsKey() {
        assertThatThrownBy(() -> new AlarmApp(
                                "--duebell.alarm.mail.to=a@example.org", "--duebell.alarm.mail.from=b@example.org")
                        .close())
                .satisfies(error -> assertThat(NestedExceptionUtils.getMostSpecificCause(error))
                        .hasMessageContaining("spring.mail.host"));
    }

    private String news() {
        return String.valueOf(
                app.jdbc().queryForObject("SELECT GROUP_CONCAT(news ORDER BY id) FROM alarm_message", String.class));
    }
}
