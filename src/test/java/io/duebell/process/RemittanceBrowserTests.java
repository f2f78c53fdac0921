package io.duebell.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From a bank whose files nobody knows yet to the text on the borrower's handset: a feed is laid out, a statement taken in, money credited,
 * reviewed, split and undone in a real browser, in both languages and at phone width.
 */
@Tag("browser")
class RemittanceBrowserTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Charset BANKS = Charset.forName("GB18030");

    /** Names of columns that no detection knows. */
    private static final String HEADER = "甲,乙,丙,丁,戊,己,庚\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int handsets = Program.freePort();
    private World world;
    private Chromium chromium;
    private Program gateway;
    private String boss;

    /** A borrower with a notice that has not left, and what it asks for, in fen. */
    private record Reminded(long notice, String borrowerNo, String msisdn, String loanNo, long fen) {}

    @BeforeEach
    void open() throws Exception {
        chromium = Chromium.start(RemittanceBrowserTests.class);
        world = new World(300);
        boss = world.createUser("boss", "SUPERVISOR");
        Path folder = Files.createTempDirectory(Path.of("target", "processes"), "statements-");
        gateway = world.startGateway(
                "gateway",
                "--duebell.remittance.dir=" + folder.resolve("kept"),
                "--duebell.remittance.inbox=" + folder.resolve("inbox"),
                "--duebell.remittance.poll=200",
                "--duebell.remittance.poll-news=200");
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
    void moneyFindsItsWayFromTheStatementToTheHandset() throws Exception {
        // No carrier yet: what is planned waits
        await().atMost(PATIENCE).until(() -> world.count("SELECT COUNT(*) FROM notice WHERE state = 'READY'") > 20);
        Reminded reminded = reminded();
        List<String> two = world.jdbc.queryForList("""
                SELECT MIN(loan_no)
                FROM book_loan
                WHERE borrower_no <> ?
                GROUP BY borrower_no
                HAVING COUNT(*) = 1 AND MIN(principal_balance_fen) > 100000
                ORDER BY 1
                LIMIT 2
                """, String.class, reminded.borrowerNo());
        Path statement = statement(
                "20261214,A1,%s,,过路人,6217000000000001,还贷款%s".formatted(yuan(reminded.fen()), reminded.loanNo()),
                "20261214,A2,310.00,,谁也不是,6217000000000002,还款",
                "20261214,A3,,55.00,水电公司,6217000000000003,电费",
                "20261314,A4,12.00,,日子不对,6217000000000004,还款");

        try (BrowserContext desk = context("zh-CN", 1280);
                BrowserContext phone = context("en", 390)) {
            Page chinese = Visit.login(desk, gateway, "boss", boss, "zh-CN");
            layOut(chinese, statement);
            takeIn(chinese, statement);

            Page english = Visit.login(phone, gateway, "boss", boss, "en");
            english.navigate(gateway.consoleUrl() + "/remittances?state=CREDITED");
            Visit.fits(english);
            english.locator("a[data-row]").first().click();
            assertThat(english.locator("#state")).hasText("Credited");
            assertThat(english.locator("#shares")).containsText(reminded.loanNo());
            Visit.fits(english);

            splitAndUndo(english, two);
            confirm(chinese, two.get(0));
        }
        await("the notice of what is paid is withdrawn")
                .atMost(PATIENCE)
                .until(() -> world.count(
                                "SELECT COUNT(*) FROM notice WHERE state = 'WITHDRAWN' AND id = ?", reminded.notice())
                        == 1);

        world.startCarrier("--receipt-delay=50-100", "--http-port=" + handsets);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(screen(reminded.msisdn())).contains(yuan(reminded.fen()), "已收到"));
        await().atMost(PATIENCE).until(() -> world.inState("READY", "SENDING") == 0);
        assertThat(world.count("SELECT COUNT(*) FROM notice WHERE id = ? AND state = 'WITHDRAWN'", reminded.notice()))
                .as("called off for good")
                .isOne();
    }

    /** A bank whose columns mean nothing to anybody else. */
    private void layOut(Page page, Path sample) {
        page.navigate(gateway.consoleUrl() + "/feeds");
        page.setInputFiles("#file", sample);
        page.click("#look");
        List<String> fields = List.of("DATE", "SERIAL", "IN", "OUT", "PAYER", "PAYER_ACCOUNT", "REMARK");
        List<String> columns = List.of("甲", "乙", "丙", "丁", "戊", "己", "庚");
        for (int i = 0; i < fields.size(); i++) {
            page.selectOption("#column-" + fields.get(i), columns.get(i));
        }
        page.click("#again");
        assertThat(page.locator("#read tbody tr").first()).containsText("2026-12-14");
        Visit.fits(page);
        page.fill("#name", "镇上的银行");
        page.fill("#account", "203100000001");
        page.click("#save");
        assertThat(page.locator("#feeds")).containsText("镇上的银行");
    }

    private void takeIn(Page page, Path statement) {
        page.navigate(gateway.consoleUrl() + "/statements");
        page.setInputFiles("#file", statement);
        page.selectOption("#feed", new com.microsoft.playwright.options.SelectOption().setLabel("镇上的银行"));
        page.click("#take");
        await().atMost(PATIENCE)
                .until(() -> world.count("SELECT COUNT(*) FROM statement_file WHERE state = 'DONE'") == 1
                        && world.count("SELECT COUNT(*) FROM remittance WHERE state = 'NEW'") == 0);
        page.navigate(gateway.consoleUrl() + "/statements");
        page.locator("#files a").first().click();
        assertThat(page.locator("#state")).hasText("已读完");
        page.locator("#fates a")
                .filter(new Locator.FilterOptions().setHasText("隔离"))
                .click();
        assertThat(page.locator("#lines")).containsText("日期读不出来");
        Visit.fits(page);
    }

    /** What nobody knows is somebody's is split over two loans at phone width, and goes back to the queue. */
    private void splitAndUndo(Page page, List<String> loans) {
        page.navigate(gateway.consoleUrl() + "/remittances");
        Visit.fits(page);
        page.locator("a[data-row]").first().click();
        page.click("#split");
        page.waitForURL("**/split*");
        share(page, loans.get(0), "200");
        assertThat(page.locator("#settle")).isDisabled();
        share(page, loans.get(1), "110");
        Visit.fits(page);
        assertThat(page.locator("#rest")).hasText("0.00");
        page.click("#settle");
        await().atMost(PATIENCE)
                .until(() -> world.count(
                                "SELECT COUNT(*) FROM remittance_share s JOIN remittance r ON r.id = s.remittance_id "
                                        + "WHERE r.serial = 'A2' AND s.standing = 1")
                        == 2);
        page.navigate(
                gateway.consoleUrl() + "/remittances/" + world.count("SELECT id FROM remittance WHERE serial = 'A2'"));
        assertThat(page.locator("#shares")).containsText(loans.get(1));
        page.fill("#undo input[name=reason]", "two neighbours mixed up");
        page.click("#undo button");
        assertThat(page.locator("#state")).hasText("For a person");
        assertThat(page.locator("#story")).containsText("two neighbours mixed up");
    }

    /** Looks for a loan and gives it a part; what was typed before stays. */
    private static void share(Page page, String loan, String yuan) {
        page.fill("#find", loan);
        Locator row = page.locator("#rows tr").filter(new Locator.FilterOptions().setHasText(loan));
        assertThat(row).hasCount(1);
        row.locator("input[name=yuan]").fill(yuan);
    }

    /** Somebody else is looked for and confirmed. */
    private void confirm(Page page, String loan) {
        page.navigate(
                gateway.consoleUrl() + "/remittances/" + world.count("SELECT id FROM remittance WHERE serial = 'A2'"));
        page.fill("#find", loan);
        Locator found = page.locator("#found > li").filter(new Locator.FilterOptions().setHasText(loan));
        assertThat(found).hasCount(1);
        found.locator("form[action$='/settle'] button").click();
        await().atMost(PATIENCE)
                .until(() ->
                        world.count("SELECT COUNT(*) FROM remittance WHERE serial = 'A2' AND state = 'CREDITED'") == 1);
    }

    /** Somebody with a fresh number of their own and one instalment, which the notice is about. */
    private Reminded reminded() {
        return world.jdbc.queryForObject(
                """
                SELECT n.id, n.borrower_no, n.msisdn, i.loan_no, o.interest_fen
                FROM notice n
                JOIN notice_item i ON i.notice_id = n.id
                JOIN book_borrower b ON b.borrower_no = n.borrower_no AND b.language = 'zh-CN'
                JOIN book_instalment o ON o.loan_no = i.loan_no AND o.due_date = i.due_date
                WHERE n.state = 'READY'
                  AND o.principal_fen = 0
                  AND o.penalty_fen = 0
                  AND o.interest_fen > 0
                  AND (SELECT COUNT(*) FROM notice_item j WHERE j.notice_id = n.id) = 1
                  AND (SELECT COUNT(*) FROM book_phone p WHERE p.msisdn = n.msisdn) = 1
                ORDER BY n.id
                LIMIT 1
                """,
                (row, at) -> new Reminded(
                        row.getLong("id"),
                        row.getString("borrower_no"),
                        row.getString("msisdn"),
                        row.getString("loan_no"),
                        row.getLong("interest_fen")));
    }

    private static Path statement(String... lines) throws IOException {
        Path file = Files.createTempFile(Path.of("target", "processes"), "statement-", ".csv");
        return Files.writeString(file, HEADER + String.join("\n", lines) + "\n", BANKS);
    }

    private static String yuan(long fen) {
        return "%d.%02d".formatted(fen / 100, fen % 100);
    }

    /** All that a handset shows. */
    private String screen(String msisdn) throws Exception {
        String tail = msisdn.substring(msisdn.length() - 4);
        return new String(
                http.send(
                                HttpRequest.newBuilder(
                                                URI.create("http://127.0.0.1:" + handsets + "/handsets?tail=" + tail))
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .body(),
                StandardCharsets.UTF_8);
    }

    private BrowserContext context(String locale, int width) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, 844));
    }
}
