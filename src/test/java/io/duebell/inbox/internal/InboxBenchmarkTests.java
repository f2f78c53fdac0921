package io.duebell.inbox.internal;

import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.InboundText;
import io.duebell.carrier.TextCharset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many replies a second are stored before they are acknowledged, and how many are acted on. */
@Tag("benchmark")
class InboxBenchmarkTests {

    private static final int REPLIES = 4_000;
    private static final int PHONES = 500;

    /** As many as a link has in hand at once, see {@code smpp.internal.Deliveries}. */
    private static final int AT_ONCE = 32;

    private static final List<String> TEXTS =
            List.of("收到", "月底还", "已还", "还欠多少钱", "TD", "最近实在没钱，能不能缓一缓", "滚蛋", "打错了，我不是张三");

    @Test
    void replies_are_stored_and_acted_on() throws Exception {
        try (InboxApp app = new InboxApp()) {
            for (int i = 0; i < PHONES; i++) {
                app.borrower("C" + i, "借款人" + i, phone(i), "L" + (1_000_000 + i), TODAY.plusDays(7), 10_000);
                app.noticed("C" + i, phone(i), Duration.ofHours(2));
            }

            long before = System.nanoTime();
            store(app.get(InboundStore.class), app);
            double stored = REPLIES / seconds(before);
            before = System.nanoTime();
            while (app.one(Integer.class, "SELECT COUNT(*) FROM inbound_message WHERE handled_at IS NULL") > 0) {
                app.read();
            }
            double acted = REPLIES / seconds(before);

            System.out.printf("%nreplies stored %.0f/s, acted on %.0f/s by one node%n", stored, acted);
            assertThat(app.one(Integer.class, "SELECT COUNT(*) FROM conversation_entry WHERE direction = 'IN'"))
                    .isEqualTo(REPLIES);
            assertThat(stored).isGreaterThan(1_000);
            app.database.close();
        }
    }

    private static void store(InboundStore store, InboxApp app) throws Exception {
        ExecutorService sessions = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<?>> storing = new ArrayList<>();
        for (int i = 0; i < REPLIES; i++) {
            InboundText text = new InboundText(
                    "cmcc",
                    phone(i % PHONES),
                    "10690001",
                    TextCharset.UCS_2,
                    TEXTS.get(i % TEXTS.size()).getBytes(StandardCharsets.UTF_16BE),
                    null,
                    String.format("%064d", i),
                    app.clock.instant());
            storing.add(sessions.submit(() -> store.store(text)));
        }
        for (Future<?> each : storing) {
            each.get();
        }
        sessions.shutdown();
    }

    private static String phone(int i) {
        return "86138001" + String.format("%05d", i);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
