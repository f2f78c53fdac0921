package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.BindLicence;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Licensed binds as leases, on a real database. */
class BindLeaseTests {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration HOLD = Duration.ofSeconds(5);

    private final LeasingNodes nodes = new LeasingNodes(LEASE);
    private final LeasingNodes.Node first = nodes.start("first");

    @AfterEach
    void close() {
        first.end();
        nodes.close();
    }

    @Test
    void aLicenceForTwoMeansTwo() {
        assertThat(take(first)).map(BindLicence::slot).contains(1);
        assertThat(take(first)).map(BindLicence::slot).contains(2);
        assertThat(take(first)).isEmpty();
    }

    @Test
    void aNodeCountsItsLeaseShorterThanTheDatabaseDoes() {
        long before = System.nanoTime();

        BindLicence taken = take(first).orElseThrow();

        assertThat(taken.untilNanos() - before).isLessThan(LEASE.minusSeconds(5).toNanos());
        assertThat(taken.isOver()).isFalse();
    }

    @Test
    void aNodeLeavesTheOthersTheirShare() {
        BindLicence one = take(first).orElseThrow();
        BindLicence two = take(first).orElseThrow();
        assertThat(first.licences().hasTooMany("cmcc", 2)).isFalse();
        LeasingNodes.Node second = nodes.start("second");
        assertThat(take(second)).isEmpty();
        assertThat(first.licences().hasTooMany("cmcc", 2)).isTrue();

        first.licences().giveBack(two, Duration.ZERO);

        assertThat(first.licences().hasTooMany("cmcc", 2)).isFalse();
        assertThat(take(first)).isEmpty();
        assertThat(take(second)).map(BindLicence::slot).contains(two.slot());
        assertThat(first.licences().renew(one)).isPresent();
        second.end();
    }

    @Test
    void aDeadNodesBindIsFreeOnlyAfterItsLeaseAndTheCarriersHoldTime() {
        BindLicence old = take(first).orElseThrow();
        assertThat(take(first)).isPresent();
        first.end();
        LeasingNodes.Node second = nodes.start("second");

        nodes.later(LEASE.plusSeconds(1));
        assertThat(take(second)).isEmpty();
        nodes.later(HOLD);

        assertThat(take(second)).map(BindLicence::slot).contains(old.slot());
        assertThat(first.licences().renew(old)).isEmpty();
        second.end();
    }

    @Test
    void aBindThatMayStillStandAtTheCarrierIsFreeAfterTheWait() {
        BindLicence taken = take(first).orElseThrow();
        assertThat(take(first)).isPresent();

        first.licences().giveBack(taken, HOLD);

        assertThat(take(first)).isEmpty();
        nodes.later(HOLD);
        assertThat(take(first)).isPresent();
    }

    private static Optional<BindLicence> take(LeasingNodes.Node node) {
        return node.licences().take("cmcc", 2, HOLD);
    }
}
