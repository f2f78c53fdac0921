package io.duebell;

import java.time.Duration;

/** The end of the test JVM: the database goes last, after the Spring contexts that the test framework kept. */
final class TestShutdown {

    private TestShutdown() {}

    /** Spring's own shutdown handlers are called in a program started by SpringApplication alone, so this waits itself. */
    static void afterSpring(Runnable last) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            awaitContexts();
                            last.run();
                        },
                        "test-database-stop"));
    }

    private static void awaitContexts() {
        try {
            Thread.sleep(100); // all hooks are started at once, in no order
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("Spring") && thread.getName().endsWith("ShutdownHook")) {
                    thread.join(Duration.ofSeconds(30).toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
