package io.duebell.smpp.internal;

import io.duebell.simulator.carrier.SmscSettings;
import io.duebell.simulator.carrier.SmscSimulator;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Run by hand: parts a second over a link to a simulator in the same process, receipts included. */
final class LinkBench {

    private LinkBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        for (int latency : new int[] {0, 20}) {
            for (int window : new int[] {10, 100}) {
                run(window, latency, 3); // warms up
                System.out.printf("window %d, latency %d ms: %.0f parts/s%n", window, latency, run(window, latency, 5));
            }
        }
        System.exit(0);
    }

    private static double run(int window, int latency, int seconds) throws IOException, InterruptedException {
        SmscSettings settings = SmscSettings.loopback("duebell", "secret").withLatency(Duration.ofMillis(latency));
        try (SmscSimulator carrier = SmscSimulator.start(settings);
                LinkFixture gateway = new LinkFixture(LinkFixture.settings(carrier.port(), window))) {
            while (!gateway.link.isReady()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            Semaphore inFlight = new Semaphore(window);
            long start = System.nanoTime();
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            int sent = 0;
            while (System.nanoTime() < end) {
                inFlight.acquire();
                sent++;
                var unused = gateway.send("861380013812" + sent % 10, "【农信社】您尾号1234的贷款利息320.50元将于6月20日结息")
                        .get(0)
                        .thenRun(inFlight::release);
            }
            inFlight.acquire(window);
            while (carrier.figures().receiptsWaiting() > 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return sent / ((System.nanoTime() - start) / 1e9);
        }
    }
}
