package io.duebell.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A campaign in a real browser from draft to result, released by a second person, in both languages and at phone width. */
@Tag("browser")
class CampaignBrowserTests {

    private World world;
    private Chromium chromium;
    private Program gateway;
    private String maker;
    private String other;

    @BeforeEach
    void open() throws Exception {
        chromium = Chromium.start(CampaignBrowserTests.class);
        world = new World(700);
        world.startCarrier("--receipt-delay=50-100");
        maker = world.createUser("maker", "SUPERVISOR");
        other = world.createUser("other", "SUPERVISOR");
        gateway = world.startGateway(
                "gateway",
                "--duebell.links[0].rate=40",
                "--duebell.campaign.approve-above=5",
                "--duebell.campaign.poll-money=1000",
                "--duebell.ladder.interest[0].days=900",
                "--duebell.ladder.interest[0].template=interest-before-15",
                "--duebell.ladder.maturity[0].days=900",
                "--duebell.ladder.maturity[0].template=maturity-before-15",
                "--duebell.ladder.overdue[0].days=9000",
                "--duebell.ladder.overdue[0].template=overdue-1",
                "--duebell.ladder.overdue-then.every=90000");
        await().atMost(Duration.ofSeconds(60)).until(() -> world.count("SELECT COUNT(*) FROM book_snapshot") > 0);
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
    void aCampaignIsDraftedReleasedPausedResumedAndCounted() {
        try (BrowserContext phone = context("en", 390);
                BrowserContext desk = context("zh-CN", 1280)) {
            Page page = Visit.login(phone, gateway, "maker", maker, "en");
            page.navigate(gateway.consoleUrl() + "/campaigns/new");
            page.fill("#name", "December numbers");
            page.selectOption("#kind", "GENERAL");
            page.selectOption("#template", "campaign-general-phone");
            assertThat(page.locator("#texts")).containsText("if your number or address has changed");
            page.fill("#heldOut", "20");
            Visit.fits(page);
            page.click("#save");

            assertThat(page.locator("#campaign-state")).hasText("Draft");
            assertThat(page.locator("#figures")).containsText("nothing was sent");
            assertThat(page.locator("#figures")).containsText("Left out:");
            assertThat(page.locator("#leave")).not().hasText("0");
            Visit.fits(page);
            page.click("#submit");
            assertThat(page.locator("#campaign-state")).hasText("Awaits approval");
            assertThat(page.locator("#approve")).isVisible();
            page.click("#approve");
            assertThat(page.locator("#refused")).containsText("Another person has to approve it");
            String url = page.url();

            Page second = Visit.login(desk, gateway, "other", other, "zh-CN");
            second.navigate(url);
            assertThat(second.locator("#campaign-state")).hasText("待审批");
            second.click("#approve");
            assertThat(second.locator("#campaign-state")).hasText("进行中");
            await().atMost(Duration.ofSeconds(30)).until(() -> told() > 20);
            second.fill("#pause-reason", "先等等");
            second.click("#pause");
            assertThat(second.locator("#campaign-state")).hasText("已暂停");
            long before = told();
            second.waitForTimeout(2500);
            assertThat(told()).as("told while it was paused").isEqualTo(before);
            second.click("#resume");
            await().atMost(Duration.ofSeconds(60)).until(() -> world.inState("DELIVERED") > before + 20);
            second.fill("#cancel-reason", "够了");
            second.click("#cancel");
            assertThat(second.locator("#campaign-state")).hasText("已取消");
            assertThat(second.locator("#effect")).containsText("3 天内");
            Visit.fits(second);

            page.navigate(url);
            assertThat(page.locator("#campaign-state")).hasText("Cancelled");
            assertThat(page.locator("#events")).containsText("先等等");
            Visit.fits(page);
            page.locator(".count.fate-LEFT_OUT").click();
            assertThat(page.locator("#recipients")).isVisible();
            Visit.fits(page);
            byte[] sheet = phone.request().get(url + "/result.xlsx").body();
            assertThat(new String(sheet, 0, 2, StandardCharsets.ISO_8859_1)).isEqualTo("PK");
        }
    }

    @Test
    void aListWithABadLineIsNotTakenAndAGoodOneIs() throws Exception {
        String someone = world.jdbc.queryForObject("SELECT MIN(borrower_no) FROM book_borrower", String.class);
        Path bad = Files.writeString(
                Files.createTempFile("list-", ".csv"), "borrower_no\n" + someone + "\n=1+1\nB-NOBODY\n");
        Path good = Files.writeString(Files.createTempFile("list-", ".csv"), "borrower_no\n" + someone + "\n");
        Path huge = Files.createTempFile("list-", ".csv");
        Files.write(huge, new byte[50_000_000]);
        Path picture = Files.write(Files.createTempFile("list-", ".xlsx"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0});
        Path bomb = Files.write(Files.createTempFile("list-", ".xlsx"), zipped(300_000_000));
        try (BrowserContext context = context("en", 1280)) {
            Page page = Visit.login(context, gateway, "maker", maker, "en");
            page.navigate(gateway.consoleUrl() + "/campaigns/new");
            page.fill("#name", "A list");
            page.selectOption("#kind", "GENERAL");
            page.selectOption("#template", "campaign-general-phone");
            page.click("#save");
            page.click("#edit");

            page.setInputFiles("#file", huge);
            page.click("#upload");
            page.waitForLoadState(LoadState.LOAD);
            assertThat(page.locator("body")).containsText("larger than 10 MB");
            page.navigate(gateway.consoleUrl() + "/campaigns/1/edit");
            page.setInputFiles("#file", bad);
            page.click("#upload");
            assertThat(page.locator("#list-problems")).containsText("Nothing was taken in");
            assertThat(page.locator("#list-problems")).containsText("formula");
            assertThat(world.count("SELECT COUNT(*) FROM campaign_list")).isZero();

            page.setInputFiles("#file", picture);
            page.click("#upload");
            assertThat(page.locator("#list-problems")).containsText("neither UTF-8 nor GBK");
            page.setInputFiles("#file", bomb);
            page.click("#upload");
            assertThat(page.locator("#list-problems")).containsText("unpack");

            page.setInputFiles("#file", good);
            page.click("#upload");
            assertThat(page.locator("#list-form")).containsText("1 borrowers");
        } finally {
            Files.delete(bad);
            Files.delete(good);
            Files.delete(huge);
            Files.delete(picture);
            Files.delete(bomb);
        }
    }

    /** A small archive of so many bytes of nothing. */
    private static byte[] zipped(int bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(new byte[bytes]);
        }
        return out.toByteArray();
    }

    private BrowserContext context(String locale, int width) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, 844));
    }

    private long told() {
        return world.count("SELECT COUNT(*) FROM campaign_recipient WHERE fate = 'TOLD'");
    }
}
