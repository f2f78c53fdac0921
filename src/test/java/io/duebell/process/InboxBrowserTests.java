package io.duebell.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From a text that a handset sends, over the carrier, to what is kept, to the answer on the handset, to what a person sees and
 * does in a real browser, for each intent, in both languages and at phone width.
 */
@Tag("browser")
class InboxBrowserTests {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int handsets = Program.freePort();
    private World world;
    private Chromium chromium;
    private Program gateway;
    private String boss;

    /**
     * What somebody writes and what comes of it.
     *
     * @param state a statement that finds one row once it is reached; its one argument is the borrower, or the number
     * @param answer what the handset shows; empty: nothing
     */
    private record Scenario(
            String intent,
            String text,
            String state,
            boolean byNumber,
            String answer,
            String chinese,
            String english) {}

    private static final List<Scenario> SCENARIOS = List.of(
            new Scenario("OPT_OUT", "TD", hold("OPT_OUT", "msisdn"), true, "退订", "已退订", "Opted out"),
            new Scenario(
                    "DECEASED",
                    "借款人已经去世了",
                    hold("DECEASED", "borrower_no"),
                    false,
                    "",
                    "已停止联系",
                    "All contact is stopped"),
            new Scenario(
                    "DISPUTE",
                    "我没有借过你们的钱",
                    hold("DISPUTE", "borrower_no"),
                    false,
                    "疑问已收到",
                    "有异议",
                    "Disputed: reminders are"),
            new Scenario(
                    "WRONG_PERSON",
                    "打错了，我不是你要找的人",
                    hold("WRONG_PERSON", "borrower_no"),
                    false,
                    "",
                    "已停用此号码",
                    "This number is stopped"),
            new Scenario(
                    "NUMBER_CHANGED",
                    "我换号码了，以后打13912345678",
                    hold("NUMBER_CHANGED", "borrower_no"),
                    false,
                    "",
                    "已停用旧号码",
                    "The old number is stopped"),
            new Scenario(
                    "HARDSHIP",
                    "实在没钱，能不能分期还",
                    hold("HARDSHIP", "borrower_no"),
                    false,
                    "困难已收到",
                    "有困难",
                    "Hardship: reminders pause"),
            new Scenario(
                    "PAID_CLAIM",
                    "已经还了",
                    hold("PAYMENT_ON_WAY", "borrower_no"),
                    false,
                    "还款信息已收到",
                    "称已还款",
                    "Said to be paid"),
            new Scenario(
                    "PROMISE",
                    "12月20日还500元",
                    "SELECT COUNT(*) FROM promise WHERE state = 'OPEN' AND expected_fen = 50000 AND borrower_no = ?",
                    false,
                    "500",
                    "已记录承诺",
                    "Promise noted"),
            new Scenario("CALL_BACK", "请给我回个电话", task("CALL_BACK"), false, "给您回电", "回电", "Call back"),
            new Scenario("BALANCE_QUERY", "我还欠多少钱", answered("BALANCE_QUERY"), false, "咨询", "问欠款", "asks how much"),
            new Scenario(
                    "ACCOUNT_QUERY", "还款账号是多少", answered("ACCOUNT_QUERY"), false, "还款账户", "问账号", "asks where to pay"),
            new Scenario("ABUSE", "你们这群骗子滚蛋", task("UNKNOWN"), false, "", "辱骂威胁", "abuse"),
            new Scenario("ACK", "知道了，谢谢", read("ACK"), false, "", "知道了", "took note"),
            new Scenario(
                    "OTHER",
                    "<b>今天</b>天气不错\u202e",
                    "SELECT COUNT(*) FROM conversation WHERE unread > 0 AND borrower_no = ?",
                    false,
                    "",
                    "其他",
                    "other"));

    /** A borrower with a number that is nobody else's. */
    private record Borrower(String no, String msisdn) {}

    @BeforeEach
    void open() throws Exception {
        chromium = Chromium.start(InboxBrowserTests.class);
        world = new World(300);
        world.startCarrier("--receipt-delay=50-100", "--http-port=" + handsets);
        boss = world.createUser("boss", "SUPERVISOR");
        gateway = world.startGateway("gateway", "--duebell.inbox.poll=200");
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
    void whatBorrowersWriteIsActedOnAnsweredAndShown() throws Exception {
        List<Borrower> borrowers =
                world.jdbc.query("""
                SELECT MIN(p.borrower_no) AS borrower_no, p.msisdn
                FROM book_phone p
                JOIN book_borrower b ON b.borrower_no = p.borrower_no AND b.language = 'zh-CN'
                WHERE p.holder = 'SELF'
                  AND p.updated_on > '2026-03-01'
                  AND p.msisdn IS NOT NULL
                GROUP BY p.msisdn
                HAVING COUNT(*) = 1 AND (SELECT COUNT(*) FROM book_phone o WHERE o.msisdn = p.msisdn) = 1
                ORDER BY 1
                LIMIT 14
                """, (row, at) -> new Borrower(row.getString("borrower_no"), row.getString("msisdn")));
        assertThat(borrowers).hasSize(SCENARIOS.size());
        for (int i = 0; i < SCENARIOS.size(); i++) {
            reply(borrowers.get(i).msisdn(), SCENARIOS.get(i).text());
        }
        reply("8613999999999", "你是谁");

        List<String> missing = new ArrayList<>();
        for (int i = 0; i < SCENARIOS.size(); i++) {
            Scenario scenario = SCENARIOS.get(i);
            Borrower borrower = borrowers.get(i);
            String key = scenario.byNumber() ? borrower.msisdn() : borrower.no();
            await().atMost(PATIENCE).until(() -> read(borrower));
            if (world.count(scenario.state(), key) == 0) {
                missing.add(scenario.intent() + ": " + story(borrower));
            }
        }
        assertThat(missing).as("what should have come of replies").isEmpty();
        for (int i = 0; i < SCENARIOS.size(); i++) {
            Scenario scenario = SCENARIOS.get(i);
            if (!scenario.answer().isEmpty()) {
                String number = borrowers.get(i).msisdn();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(screen(number)).contains(scenario.answer()));
            }
        }
        try (BrowserContext desk = context("zh-CN", 1280);
                BrowserContext phone = context("en", 390)) {
            Page chinese = Visit.login(desk, gateway, "boss", boss, "zh-CN");
            Page english = Visit.login(phone, gateway, "boss", boss, "en");
            for (int i = 0; i < SCENARIOS.size(); i++) {
                String path = "/inbox/" + conversation(borrowers.get(i));
                chinese.navigate(gateway.consoleUrl() + path);
                assertThat(chinese.locator("#thread"))
                        .containsText(SCENARIOS.get(i).chinese());
                english.navigate(gateway.consoleUrl() + path);
                assertThat(english.locator("#thread"))
                        .containsText(SCENARIOS.get(i).english());
                Visit.fits(english);
            }
            byKeyboard(chinese, borrowers.get(SCENARIOS.size() - 1));
            byHand(english, borrowers);
        }
    }

    /** The text nobody understood is settled, answered and done without a mouse. */
    private void byKeyboard(Page page, Borrower borrower) throws Exception {
        String url = gateway.consoleUrl() + "/inbox/" + conversation(borrower);
        page.navigate(url);
        assertThat(page.locator(".bubble").first()).containsText("<b>今天</b>天气不错");
        page.keyboard().press("c");
        assertThat(page.locator("#bubbles")).containsText("boss");
        page.waitForLoadState();
        page.keyboard().press("r");
        assertThat(page.locator("#text")).isFocused();
        page.keyboard().type("不还就坐牢");
        assertThat(page.locator("#checked .problems")).isVisible();
        page.fill("#text", "您好，您的消息已收到，明天与您联系。");
        assertThat(page.locator("#checked .problems")).hasCount(0);
        assertThat(page.locator("#checked")).containsText("现在可以发送");
        page.click("#send");
        assertThat(page.locator(".out .bubble").last()).containsText("明天与您联系");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(screen(borrower.msisdn())).contains("明天与您联系"));
        page.navigate(url);
        page.keyboard().press("d");
        assertThat(page.locator("#conversation-state")).hasText("已完成");
        page.navigate(gateway.consoleUrl() + "/inbox");
        page.keyboard().press("j");
        assertThat(page.locator("#thread")).isVisible();
    }

    /** At phone width: a task is done, a promise cancelled, and a number that nobody knows is given to a borrower. */
    private void byHand(Page page, List<Borrower> borrowers) {
        page.navigate(gateway.consoleUrl() + "/inbox/tasks?kind=CALL_BACK");
        Visit.fits(page);
        Locator row = page.locator("#task-rows tbody tr").first();
        row.locator("input[name=note]").fill("called her");
        row.locator("button").click();
        assertThat(page.locator(".said")).hasText("The task is done.");

        page.navigate(gateway.consoleUrl() + "/inbox/promises");
        Visit.fits(page);
        page.locator("#promise-rows input[name=reason]").first().fill("another day");
        page.locator("#promise-rows button").first().click();
        assertThat(page.locator(".said")).hasText("The promise is cancelled.");

        page.navigate(gateway.consoleUrl() + "/inbox?filter=ALL");
        Visit.fits(page);
        page.locator("a.conversation")
                .filter(new Locator.FilterOptions().setHasText("139****9999"))
                .click();
        assertThat(page.locator("#conversations")).isHidden();
        page.fill("#q", borrowers.get(0).no());
        page.click("#find");
        Visit.fits(page);
        page.locator("#found button").click();
        assertThat(page.locator("#whose")).hasCount(0);
        assertThat(page.locator("#borrower")).containsText(borrowers.get(0).no());
    }

    private static String hold(String kind, String by) {
        return "SELECT COUNT(*) FROM contact_hold WHERE lifted_at IS NULL AND kind = '" + kind + "' AND " + by + " = ?";
    }

    private static String task(String kind) {
        return "SELECT COUNT(*) FROM inbox_task WHERE done_at IS NULL AND kind = '" + kind + "' AND borrower_no = ?";
    }

    private static String read(String intent) {
        return "SELECT COUNT(*) FROM conversation_entry e JOIN conversation c ON c.id = e.conversation_id WHERE e.intents = '"
                + intent + "' AND c.borrower_no = ?";
    }

    /** By a text, or by a person who is asked to. */
    private static String answered(String intent) {
        return read(intent) + " AND (e.deeds LIKE '%answered%' OR e.deeds LIKE '%task%')";
    }

    private boolean read(Borrower borrower) {
        return world.count("SELECT COUNT(*) FROM conversation WHERE borrower_no = ? AND last_entry > 0", borrower.no())
                > 0;
    }

    private String story(Borrower borrower) {
        return String.valueOf(world.jdbc.queryForList(
                "SELECT e.intents, e.percent, e.handling, e.deeds, e.reasons FROM conversation_entry e "
                        + "JOIN conversation c ON c.id = e.conversation_id WHERE c.borrower_no = ?",
                borrower.no()));
    }

    private long conversation(Borrower borrower) {
        return world.count("SELECT MAX(id) FROM conversation WHERE borrower_no = ?", borrower.no());
    }

    private void reply(String msisdn, String text) throws Exception {
        String form =
                "msisdn=" + msisdn + "&destination=1069000012&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + handsets + "/reply"))
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** All that a handset shows. */
    private String screen(String msisdn) throws Exception {
        String tail = msisdn.substring(msisdn.length() - 4);
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + handsets + "/handsets?tail=" + tail))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private BrowserContext context(String locale, int width) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, 844));
    }
}
