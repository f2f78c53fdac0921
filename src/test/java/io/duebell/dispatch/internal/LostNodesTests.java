package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.carrier.Channel;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.NoticeId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is taken for dead, and who is not; silence is a matter of three seconds here. */
class LostNodesTests {

    private final Workbench bench = new Workbench(List.of(), "--duebell.dispatch.node-timeout=3s");
    private final LostNodes lostNodes = bench.get(LostNodes.class);
    private final ThisNode node = bench.get(ThisNode.class);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aNodeThatWasTakenForDeadAndLivesIsFoundSilentWhenItDiesLater() {
        await().until(() -> {
            seen("1 MINUTE", node.name());
            lostNodes.settle(node.name());
            return ended(node.name());
        });
        await().until(() -> !ended(node.name()));

        NoticeId id = bench.plan("100001", "您的利息将于20日到期");
        bench.get(Gate.class).open(bench.get(Claims.class).ready(Channel.SMS));
        node.stop();
        seen("1 MINUTE", node.name());
        assertThat(lostNodes.silent()).containsExactly(node.name());
        lostNodes.settle(node.name());

        assertThat(bench.state(id)).isEqualTo(NoticeState.IN_DOUBT);
    }

    @Test
    void afterTheDatabaseWasAwayTheOthersHaveTimeToSayThatTheyLive() {
        bench.jdbc().update("""
                INSERT INTO node (node, started_at, seen_at, routes_hash)
                VALUES ('n8', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE, 'a')
                """);
        assertThat(lostNodes.silent()).containsExactly("n8");

        bench.jdbc().execute("RENAME TABLE node TO node_away");
        await().until(() -> node.silentFor().toSeconds() >= 3);
        bench.jdbc().execute("RENAME TABLE node_away TO node");
        await().until(() -> node.silentFor().toSeconds() < 2);

        assertThat(lostNodes.silent()).isEmpty();
        await().until(() -> lostNodes.silent().contains("n8"));
    }

    private void seen(String ago, String who) {
        bench.jdbc().update("UPDATE node SET seen_at = UTC_TIMESTAMP(3) - INTERVAL " + ago + " WHERE node = ?", who);
    }

    private boolean ended(String who) {
        return Boolean.TRUE.equals(bench.jdbc()
                .queryForObject("SELECT ended_at IS NOT NULL FROM node WHERE node = ?", Boolean.class, who));
    }
}
