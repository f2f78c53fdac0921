package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.alarm.Alarms;
import io.duebell.carrier.LinkStatus;
import io.duebell.compliance.SendingSwitch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alarms from what two nodes report; a link is down for too long after a second. */
class TroublesTests {

    private final Workbench bench = new Workbench(List.of(), "--duebell.alarm.link-down-after=1s");
    private final Troubles troubles = bench.get(Troubles.class);

    @BeforeEach
    void theBenchsOwnNodeIsBoundNowhereEither() {
        bench.link.state = LinkStatus.State.UNBOUND;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aLinkWhosePasswordIsRefusedIsBrokenUntilSomeNodeIsBound() {
        report("n1", "BROKEN", "carrier refuses the password");
        report("n2", "BROKEN", "carrier refuses the password");

        troubles.links();
        assertThat(standing()).containsExactly("link-broken cmcc carrier refuses the password");

        report("n2", "BOUND", null);
        troubles.links();
        assertThat(standing()).isEmpty();
    }

    @Test
    void aLinkIsDownWhenItIsBoundNowhereForLongAndAPersonDidNotWantItSo() {
        report("n1", "UNBOUND", null);
        report("n2", "BINDING", null);
        troubles.links();
        assertThat(standing()).as("not for long yet").isEmpty();

        org.awaitility.Awaitility.await().untilAsserted(() -> {
            troubles.links();
            assertThat(standing()).containsExactly("link-down cmcc ");
        });

        report("n1", "DISABLED", null);
        report("n2", "DISABLED", null);
        troubles.links();
        assertThat(standing()).isEmpty();
    }

    @Test
    void otherRoutesAndAStopOfAllSendingAreAlarmsWhileTheyLast() {
        bench.jdbc().update("""
                INSERT INTO node (node, started_at, seen_at, routes_hash)
                VALUES ('n8', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'a'), ('n9', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'b')
                """);
        bench.get(SendingSwitch.class).stop("zhang", "a name that is nobody's business");
        troubles.routes();
        troubles.sending();
        assertThat(standing()).containsExactlyInAnyOrder("routes-differ nodes ", "sending-stopped all zhang");

        bench.jdbc().update("UPDATE node SET ended_at = UTC_TIMESTAMP(3) WHERE node IN ('n8', 'n9')");
        bench.get(SendingSwitch.class).lift("zhang", "well");
        troubles.routes();
        troubles.sending();
        assertThat(standing()).isEmpty();
    }

    private void report(String node, String state, @org.jspecify.annotations.Nullable String error) {
        // What the bench's own node said before it was unbound.
        bench.jdbc().update("DELETE FROM link_report WHERE node NOT IN ('n1', 'n2')");
        bench.jdbc().update("""
                REPLACE INTO link_report (node, link, state, window_size, in_flight, rate, licensed, accepted, refused,
                                          in_doubt, last_error, reported_at)
                VALUES (?, 'cmcc', ?, 10, 0, 0, 100, 0, 0, 0, ?, UTC_TIMESTAMP(3))
                """, node, state, error);
    }

    private List<String> standing() {
        return bench.get(Alarms.class).standing().stream()
                .map(alarm -> alarm.code() + " " + alarm.subject() + " " + alarm.detail())
                .toList();
    }
}
