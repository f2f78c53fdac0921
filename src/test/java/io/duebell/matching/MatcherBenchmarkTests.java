package io.duebell.matching;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures payments judged a second by two threads, and how long the index takes to build and how much it holds, for a branch and for
 * two million borrowers. {@code mvn verify -Pbenchmark -Dit.test=MatcherBenchmarkTests}; figures in docs/remittances.md.
 */
@Tag("benchmark")
class MatcherBenchmarkTests {

    private static final int WARM = 20_000;
    private static final int MEASURED = 60_000;

    @Test
    void measure() throws InterruptedException {
        System.out.printf("%12s %12s %12s %12s%n", "borrowers", "index s", "index MB", "lines/s");
        for (int borrowers : List.of(7_000, Integer.getInteger("bench.borrowers", 2_000_000))) {
            measure(borrowers);
        }
    }

    private static void measure(int borrowers) throws InterruptedException {
        MadeUpBook book = new MadeUpBook(borrowers, 3);
        long before = used();
        long begun = System.nanoTime();
        Matcher matcher = Matcher.over(book, MatchSettings.DEFAULT);
        double indexed = (System.nanoTime() - begun) / 1e9;
        long held = used() - before;
        judge(matcher, book, WARM);
        begun = System.nanoTime();
        judge(matcher, book, MEASURED);
        double judged = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%12d %12.1f %12d %12.0f%n", borrowers, indexed, held >> 20, 2 * MEASURED / judged);
    }

    /** So many by each of two threads. */
    private static void judge(Matcher matcher, MadeUpBook book, int payments) throws InterruptedException {
        List<Thread> threads = List.of(1, 2).stream()
                .map(seed -> new Thread(() -> {
                    MadeUpPayments made = new MadeUpPayments(book, seed);
                    LearntInMemory learnt = new LearntInMemory();
                    for (int i = 0; i < payments; i++) {
                        matcher.judge(made.next().payment(), learnt);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
