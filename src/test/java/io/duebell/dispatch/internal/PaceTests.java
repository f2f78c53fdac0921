package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.duebell.dispatch.internal.SharedPace.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link's licensed rate, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaceTests {

    private final Workbench bench = new Workbench();
    private final SharedPace shared = bench.get(SharedPace.class);

    @BeforeEach
    void forget() {
        bench.jdbc().update("DELETE FROM link_pace");
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 50, 1000, 20_000})
    void noTwoRunsShareATurnAndNoSecondHoldsMoreThanTheLicence(double licensed) {
        List<Double> turns = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            Run run = shared.take("cmcc", licensed, 1 + i % 3 * 40);
            assertThat(run.slots() * run.betweenMicros()).isLessThanOrEqualTo(Math.max(101_000, 1.006e6 / licensed));
            for (int slot = 0; slot < run.slots(); slot++) {
                turns.add(run.firstMicros() + slot * run.betweenMicros());
            }
        }

        double least = 1e6 / licensed;
        for (int i = 1; i < turns.size(); i++) {
            assertThat(turns.get(i) - turns.get(i - 1)).isGreaterThan(least);
        }
    }

    @Test
    void theFirstTurnIsNowHoweverLongNothingWasSent() {
        shared.take("cmcc", 100, 10);
        bench.jdbc().update("UPDATE link_pace SET next_slot = next_slot - INTERVAL 1 HOUR");

        Run run = shared.take("cmcc", 100, 10);

        assertThat(run.firstMicros()).isEqualTo(run.nowMicros());
        assertThat(shared.take("cmcc", 100, 10).firstMicros()).isGreaterThan(run.nowMicros() + 100_000);
    }

    @Test
    void aClockOfTheDatabaseThatWasSetBackDoesNotHoldTheLink() {
        shared.take("cmcc", 100, 10);
        bench.jdbc().update("UPDATE link_pace SET next_slot = next_slot + INTERVAL 1 HOUR");

        Run run = shared.take("cmcc", 100, 10);

        assertThat(run.firstMicros()).isEqualTo(run.nowMicros());
    }

    @Test
    void aThrottleCutsThePaceOnceASecondAndItComesBackSlowly() {
        shared.take("cmcc", 100, 1);

        shared.cut("cmcc", 100);
        shared.cut("cmcc", 100);
        assertThat(shared.current("cmcc", 100)).isEqualTo(80, within(1.0));
        later(1);
        shared.cut("cmcc", 100);
        assertThat(shared.current("cmcc", 100)).isEqualTo(65, within(1.0));
        later(10);
        assertThat(shared.current("cmcc", 100)).isEqualTo(75, within(1.0));
        later(3600);

        assertThat(shared.take("cmcc", 100, 1).pace()).isEqualTo(100);
    }

    @Test
    void theSlowerPaceIsKeptByTheNextTurns() {
        shared.take("cmcc", 100, 1);

        shared.cut("cmcc", 100);

        assertThat(shared.take("cmcc", 100, 1).betweenMicros()).isEqualTo(12_500, within(300.0));
    }

    @Test
    void aLicenceThatWasChangedCountsAtOnce() {
        shared.take("cmcc", 100, 1);

        assertThat(shared.take("cmcc", 500, 1).pace()).isEqualTo(500);
        assertThat(shared.take("cmcc", 20, 1).pace()).isEqualTo(20);
    }

    @Test
    void aThrottledLinkTellsTheOthersThroughTheDatabase() {
        bench.link.throttled.run();

        await().until(() -> shared.current("cmcc", bench.link.licensedRate()) < 0.9 * bench.link.licensedRate());
    }

    @Test
    void aTextThatTheCarrierCutsTakesATurnForEachOfItsMessages() throws Exception {
        Queue<Long> left = new ConcurrentLinkedQueue<>();
        Turns turns = new Turns("cmcc", 20, shared, ForkJoinPool.commonPool(), missed -> {});
        try (Lane lane = new Lane(bench.link, turns, () -> {})) {
            lane.begin(1, () -> left.add(System.nanoTime()));
            lane.begin(4, () -> left.add(System.nanoTime()));
            lane.start();
            await().until(() -> left.size() == 2);
        }

        long between = -left.remove() + left.remove();
        assertThat(TimeUnit.NANOSECONDS.toMillis(between)).isGreaterThanOrEqualTo(4 * 50 - 10);
    }

    @Test
    void twoNodesTogetherKeepToTheLicenceAndUseIt() throws Exception {
        double licensed = 200;
        Queue<Long> left = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        List<Thread> nodes = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            Turns turns = new Turns("cmcc", licensed, shared, ForkJoinPool.commonPool(), missed -> {});
            Thread thread = new Thread(() -> {
                try {
                    while (System.nanoTime() < end) {
                        left.add(turns.await(50));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            nodes.add(thread);
            thread.start();
        }
        for (Thread node : nodes) {
            node.join();
        }

        List<Long> times = left.stream().sorted().toList();
        int aSecondsFill = (int) (licensed * 1.03);
        for (int i = aSecondsFill; i < times.size(); i++) {
            // Three hundredths are for reading the database's clock on a busy machine.
            assertThat(times.get(i) - times.get(i - aSecondsFill)).isGreaterThan(TimeUnit.SECONDS.toNanos(1));
        }
        assertThat(times.size()).isGreaterThan((int) (licensed * 2));
    }

    private void later(int seconds) {
        bench.jdbc()
                .update(
                        "UPDATE link_pace SET paced_at = paced_at - INTERVAL ? SECOND, cut_at = cut_at - INTERVAL ? SECOND",
                        seconds,
                        seconds);
    }
}
