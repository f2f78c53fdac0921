package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.carrier.BindLicence;
import io.duebell.carrier.BindLicences;
import io.duebell.carrier.LinkOrder;
import io.duebell.carrier.SendOutcome;
import io.duebell.dispatch.internal.LeasingNodes;
import io.duebell.simulator.carrier.SmscSettings;
import io.duebell.simulator.carrier.SmscSimulator;
import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A licence for two binds and two nodes on one database; the carrier counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LicensedBindsTests {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration HOLD = Duration.ofMillis(500);
    private static final String BORROWER = "8613800138123";

    private final LeasingNodes nodes = new LeasingNodes(LEASE);
    private SmscSimulator carrier;

    LicensedBindsTests() throws IOException {
        carrier = startCarrier();
    }

    private static SmscSimulator startCarrier() throws IOException {
        return SmscSimulator.start(SmscSettings.loopback("duebell", "secret").withLatency(Duration.ofMillis(300)));
    }

    @BeforeEach
    void begin() throws IOException {
        nodes.reset();
        carrier.close();
        carrier = startCarrier();
        Awaitility.setDefaultPollInterval(20, TimeUnit.MILLISECONDS);
    }

    @AfterAll
    void close() {
        Awaitility.reset();
        carrier.close();
        nodes.close();
    }

    @Test
    void a_node_alone_has_both_and_fills_both_windows() {
        try (LinkFixture gateway = new LinkFixture(settings(), new Node("first"))) {
            await().until(() -> binds(gateway) == 2);
            List<CompletableFuture<SendOutcome>> sent = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                sent.addAll(gateway.send(BORROWER, "hi"));
            }

            await().until(() -> gateway.link.status().inFlight() == 2);
            assertThat(gateway.link.window()).isEqualTo(2);
            assertThat(sent)
                    .allMatch(each -> each.orTimeout(5, TimeUnit.SECONDS).join() instanceof SendOutcome.Accepted);
        }
        await().until(() -> carrier.figures().sessions() == 0);
        assertThat(carrier.mostBound()).isEqualTo(2);
    }

    @Test
    void a_second_node_is_left_one_and_gets_both_when_the_first_stops() {
        try (LinkFixture second = startWithFirst()) {
            await().until(() -> binds(second) == 2);
        }
        assertThat(carrier.mostBound()).isEqualTo(2);
    }

    private LinkFixture startWithFirst() {
        Node node = new Node("first");
        try (LinkFixture first = new LinkFixture(settings(), node)) {
            await().until(() -> binds(first) == 2);
            LinkFixture second = new LinkFixture(settings(), new Node("second"));
            await().until(() -> binds(first) == 1 && binds(second) == 1);
            node.node.end();
            return second;
        }
    }

    @Test
    void a_dead_nodes_binds_are_retaken_after_its_lease_and_the_carriers_hold_time() {
        Node dead = new Node("first");
        LinkFixture first = new LinkFixture(settings(), dead);
        await().until(() -> binds(first) == 2);
        dead.away = true;
        dead.node.end();
        long died = System.nanoTime();
        first.close();
        try (LinkFixture second = new LinkFixture(settings(), new Node("second"))) {
            await().until(() -> binds(second) > 0);

            assertThat(System.nanoTime() - died)
                    .isGreaterThan(LEASE.plus(HOLD).minusSeconds(1).toNanos());
            await().until(() -> binds(second) == 2);
        }
        assertThat(carrier.mostBound()).isEqualTo(2);
    }

    @Test
    void a_node_without_its_database_unbinds_before_its_lease_ends() {
        Node cutOff = new Node("first");
        try (LinkFixture gateway = new LinkFixture(settings(), cutOff)) {
            await().until(() -> binds(gateway) == 2);
            long renewedAtTheLatest = System.nanoTime();
            cutOff.away = true;
            await().until(() -> carrier.figures().sessions() == 0);

            assertThat(System.nanoTime() - renewedAtTheLatest).isLessThan(LEASE.toNanos());
            assertThat(gateway.send(BORROWER, "hi").get(0).join()).isEqualTo(SmppLink.NO_BIND);
            cutOff.away = false;
            await().until(() -> binds(gateway) == 2);
        }
    }

    @Test
    void a_disabled_link_leaves_its_binds_to_others_without_a_hold_time() {
        Node idle = new Node("first");
        try (LinkFixture first = new LinkFixture(settings(), idle)) {
            await().until(() -> binds(first) == 2);
            await().until(() -> {
                first.link.obey(LinkOrder.DISABLE);
                return carrier.figures().sessions() == 0;
            });

            await("the binds, long before a lost lease would be free again")
                    .until(() -> idle.take("cmcc", 2, Duration.ofHours(1)).isPresent());
        }
    }

    private static int binds(LinkFixture gateway) {
        return gateway.link.status().binds();
    }

    private LinkSettings.Link settings() {
        return LinkFixture.settings(carrier.port(), 1, 2, HOLD);
    }

    /** A node whose database can be away. */
    private final class Node implements BindLicences {

        private final LeasingNodes.Node node;
        private volatile boolean away;

        Node(String name) {
            node = nodes.start(name);
        }

        @Override
        public Optional<BindLicence> take(String link, int licensed, Duration hold) {
            return reached().take(link, licensed, hold);
        }

        @Override
        public Optional<BindLicence> renew(BindLicence licence) {
            return reached().renew(licence);
        }

        @Override
        public boolean hasTooMany(String link, int licensed) {
            return reached().hasTooMany(link, licensed);
        }

        @Override
        public void giveBack(BindLicence licence, Duration freeAfter) {
            reached().giveBack(licence, freeAfter);
        }

        private BindLicences reached() {
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            return node.licences();
        }
    }
}
