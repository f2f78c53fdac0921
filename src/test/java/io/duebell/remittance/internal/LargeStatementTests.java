package io.duebell.remittance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.remittance.StatementIntake.Source;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Large statements, as streams: what is held does not grow with the file. */
class LargeStatementTests {

    private static final int LINE_BYTES = 118;
    private static final long MEGABYTE = 1 << 20;

    @Test
    void someMegabytesAreReadAsAStreamAndEachLineIsBooked() throws IOException {
        try (Counter counter = new Counter(500)) {
            long lines = 2 * MEGABYTE / LINE_BYTES;

            long file = take(counter, lines);
            counter.readAll();

            assertThat(counter.file(file).state()).isEqualTo(FileState.DONE);
            assertThat(counter.file(file).lines())
                    .isEqualTo(
                            Map.of(Fate.NOT_REMITTANCE, (int) (lines / 3), Fate.REMITTANCE, (int) (lines - lines / 3)));
            assertThat(counter.number("SELECT COUNT(*) FROM remittance")).isEqualTo(lines - lines / 3);
        }
    }

    @Test
    void readingHoldsNoMoreOfALargeFileThanOfASmallOne() throws IOException {
        long small = heldWhileReading(2_000);
        long large = heldWhileReading(30 * MEGABYTE / LINE_BYTES);

        assertThat(large).isLessThan(small + 8 * MEGABYTE);
    }

    private static long heldWhileReading(long lines) throws IOException {
        AtomicLong count = new AtomicLong();
        AtomicLong most = new AtomicLong();
        new StatementReader().read("a.csv", new EndlessStatement(lines), item -> look(item, lines / 4, count, most));
        assertThat(count.get()).isEqualTo(lines);
        return most.get();
    }

    /** After a collection, a few times on the way: what lives, not what was left lying. */
    private static void look(StatementItem item, long every, AtomicLong count, AtomicLong most) {
        assertThat(item).isInstanceOf(io.duebell.statement.StatementLine.class);
        if (count.incrementAndGet() % every == 0) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            most.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
        }
    }

    /** Prints lines a second and the heap at its most. */
    @Test
    @Tag("benchmark")
    void threeHundredMegabytesGoIntoTheDatabase() throws IOException {
        try (Counter counter = new Counter(500)) {
            long lines = Long.getLong("lines", 300 * MEGABYTE / LINE_BYTES);
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
            long start = System.nanoTime();
            long file = take(counter, lines);
            long taken = System.nanoTime();

            counter.readAll();

            long read = System.nanoTime();
            long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.out.printf(
                    "%d lines: taken in %d s, booked in %d s, %d lines/s, heap at most %d MB of %d MB%n",
                    lines,
                    TimeUnit.NANOSECONDS.toSeconds(taken - start),
                    TimeUnit.NANOSECONDS.toSeconds(read - taken),
                    lines * 1000 / Math.max(1, TimeUnit.NANOSECONDS.toMillis(read - taken)),
                    heap / MEGABYTE,
                    Runtime.getRuntime().maxMemory() / MEGABYTE);
            assertThat(counter.file(file).state()).isEqualTo(FileState.DONE);
            assertThat(counter.file(file).message()).isNull();
        }
    }

    private static long take(Counter counter, long lines) throws IOException {
        return ((Answer.Taken)
                        counter.intake.take("large.csv", new EndlessStatement(lines), Source.FOLDER, null, "folder"))
                .file();
    }
}
