package io.duebell.process;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Chromium, driven by Playwright. Where there is none, {@code -Dbrowser=required} fails the test; otherwise it is
 * left out and named in {@code target/not-run.txt}, which the build's last line reads.
 */
final class Chromium implements AutoCloseable {

    /** What a page may take on a machine with two cores that builds something else. */
    private static final double PATIENCE_MS = 20_000;

    private static final Path NOT_RUN = Path.of("target", "not-run.txt");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--headless",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    static Chromium start(Class<?> test) throws IOException {
        Optional<Path> executable = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty()) {
            if ("required".equals(System.getProperty("browser"))) {
                throw new IllegalStateException(
                        "no Chromium on this machine, and -Dbrowser=required; .ci/run installs it");
            }
            Files.writeString(
                    NOT_RUN,
                    "NOT RUN, there is no Chromium: " + test.getName() + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            Assumptions.abort("no Chromium on this machine");
        }
        return new Chromium(executable.orElseThrow());
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
