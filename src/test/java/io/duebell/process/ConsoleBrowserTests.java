package io.duebell.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The console in a real browser, on the packaged program. */
@Tag("browser")
class ConsoleBrowserTests {

    private World world;
    private Chromium chromium;
    private Program gateway;
    private String password;

    @BeforeEach
    void open() throws Exception {
        chromium = Chromium.start(ConsoleBrowserTests.class);
        world = new World(700);
        world.startCarrier("--receipt-delay=50-100");
        password = world.createUser("supervisor", "SUPERVISOR");
        gateway = world.startGateway("gateway", "--duebell.links[0].rate=400");
    }

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void supervisorSeesTheMorningReadsAStoryAndStopsAllSending() {
        await().atMost(Duration.ofSeconds(60)).until(() -> world.inState("DELIVERED") > 100);
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("en").setViewportSize(390, 844))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if ("error".equals(message.type())) {
                    complaints.add(message.text());
                }
            });
            page.navigate(gateway.consoleUrl() + "/login?lang=en");
            page.fill("#username", "supervisor");
            page.fill("#password", password);
            page.click("#login");

            assertThat(page.locator("#business-date")).containsText("15 December 2026");
            assertThat(page.locator("#count-DELIVERED")).isVisible();
            Visit.fits(page);

            page.navigate(gateway.consoleUrl() + "/notices?state=DELIVERED");
            page.locator("#notices tbody a").first().click();
            assertThat(page.locator("#text")).containsText("【枫木坪信用社】");
            assertThat(page.locator("#story")).containsText("Delivered");
            Visit.fits(page);

            page.click("#stop-all");
            page.fill("#reason", "amounts look wrong");
            page.click("#stop");
            assertThat(page.locator("#stopped")).containsText("amounts look wrong");
            assertThat(world.count("SELECT stopped FROM sending_switch")).isEqualTo(1);
            Visit.fits(page);
        }
        assertThat(complaints).isEmpty();
    }
}
