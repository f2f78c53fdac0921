package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.duebell.campaign.Audience;
import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignKind;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns;
import io.duebell.campaign.Campaigns.Answer;
import io.duebell.campaign.Campaigns.Author;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.Campaigns.Recipient;
import io.duebell.campaign.Campaigns.Span;
import io.duebell.campaign.Definition;
import io.duebell.campaign.internal.Effects;
import io.duebell.campaign.internal.Watch;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.Posting;
import io.duebell.shared.Money;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What becomes of campaigns that run: what stops them, what ends them, what they brought. */
class CampaignLifeTests {

    private static final int BORROWERS = 40;

    private ConsoleApp app;
    private Campaigns campaigns;
    private Watch watch;

    @BeforeEach
    void open() {
        app = new ConsoleApp(0, false);
        campaigns = app.get(Campaigns.class);
        watch = app.get(Watch.class);
        SampleCampaigns.approve(app);
        SampleDay day = new SampleDay(app.jdbc());
        for (int i = 0; i < BORROWERS; i++) {
            day.borrower("B" + (1000 + i), "王秀英", "M00001", "0101");
            SampleCampaigns.loan(app, "B" + (1000 + i), "农户贷款");
        }
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void submittingWhatRunsOrAnotherVersionLeavesTheRecipientsAlone() {
        long id = SampleCampaigns.running(app, SampleCampaigns.toEverybody("runs", 0));
        int version = now(id).version();

        assertThat(campaigns.submit(id, version, "maker")).isEqualTo(new Answer.Refused("not-now", "RUNNING"));
        assertThat(campaigns.submit(id, 1, "maker")).isInstanceOf(Answer.Refused.class);

        assertThat(campaigns.progress(id).of(Fate.WAITING)).isEqualTo(BORROWERS);
        assertThat(now(id).version()).isEqualTo(version);
    }

    @Test
    void aTextThatTheCarrierRefusesPausesItsCampaignAndNoOther() {
        long refused = SampleCampaigns.running(app, SampleCampaigns.toEverybody("refused", 0));
        long other = SampleCampaigns.running(
                app,
                new Definition(
                        "other",
                        CampaignKind.BALANCE,
                        Audience.EVERYBODY,
                        "campaign-balance",
                        null,
                        0,
                        false,
                        100,
                        null,
                        0,
                        ConsoleApp.DAY));
        app.jdbc().update("""
                INSERT INTO content_stop (template_id, standing, link, code, stopped_at)
                VALUES ('campaign-general-phone', 1, 'cmcc', '0x00000058', UTC_TIMESTAMP(3))
                """);

        watch.stopThoseGoingWrong();

        assertThat(now(refused).state()).isEqualTo(CampaignState.PAUSED);
        assertThat(now(refused).reason()).isEqualTo("the carrier refuses the content of campaign-general-phone");
        assertThat(now(other).state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void tooManyWrongNumbersPauseIt() {
        long id = SampleCampaigns.running(app, SampleCampaigns.toEverybody("wrong", 0));
        tell(id, 30);
        wrongNumbers(19);
        watch.stopThoseGoingWrong();
        assertThat(now(id).state()).as("with 19 wrong numbers").isEqualTo(CampaignState.RUNNING);

        wrongNumbers(20);
        watch.stopThoseGoingWrong();

        assertThat(now(id).state()).isEqualTo(CampaignState.PAUSED);
        assertThat(now(id).reason()).isEqualTo("20 of 30 numbers are nobody's");
        assertThat(campaigns.events(id))
                .last()
                .extracting(Campaigns.Event::actor)
                .isEqualTo("gateway");
    }

    @Test
    void whatExpiresOrHasUsedItsBudgetIsFinishedAndSaysWhomItLeftOut() {
        long late = SampleCampaigns.running(app, SampleCampaigns.toEverybody("late", 0));
        long poor = SampleCampaigns.running(
                app,
                new Definition(
                        "poor",
                        CampaignKind.GENERAL,
                        Audience.EVERYBODY,
                        "campaign-general-phone",
                        null,
                        0,
                        false,
                        100,
                        30,
                        0,
                        ConsoleApp.DAY));
        app.jdbc().update("UPDATE campaign SET expires_on = '2026-12-14' WHERE id = ?", late);
        app.jdbc().update("UPDATE campaign SET parts_told = 30 WHERE id = ?", poor);
        tell(poor, 30);

        watch.end();

        assertThat(now(late).state()).isEqualTo(CampaignState.FINISHED);
        assertThat(campaigns.recipients(late, Fate.LEFT_OUT, "expired", "", 100))
                .hasSize(BORROWERS);
        assertThat(now(poor).state()).isEqualTo(CampaignState.FINISHED);
        assertThat(campaigns.recipients(poor, Fate.LEFT_OUT, "budget", "", 100)).hasSize(BORROWERS - 30);
        assertThat(campaigns.progress(poor).of(Fate.TOLD)).isEqualTo(30);
    }

    @Test
    void whoWasToldInTheLastTwoDaysIsWarnedOfEvenByACampaignThatWasCalledOff() {
        long called = SampleCampaigns.running(app, SampleCampaigns.toEverybody("called off", 0));
        tell(called, 7);
        campaigns.cancel(called, now(called).version(), "maker", "enough");
        long next = ((Answer.Done)
                        campaigns.draft(SampleCampaigns.toEverybody("next", 0), new Author("maker", null, null)))
                .id();

        assertThat(campaigns.overlaps(next)).hasSize(1).containsEntry(now(called), 7);

        app.jdbc().update("UPDATE campaign SET started_at = '2026-12-12 00:00:00' WHERE id = ?", called);
        assertThat(campaigns.overlaps(next)).as("three days ago").isEmpty();
    }

    @Test
    void whatCameInIsCountedForThoseToldAndThoseHeldOut() {
        long id = SampleCampaigns.running(app, SampleCampaigns.toEverybody("money", 50));
        List<Recipient> heldOut = campaigns.recipients(id, Fate.HELD_OUT, null, "", 100);
        List<Recipient> told = campaigns.recipients(id, Fate.WAITING, null, "", 100);
        assertThat(heldOut).hasSizeBetween(8, 32);
        pays(told.get(0), 30_000, 0);
        pays(told.get(0), 0, 12_000);
        pays(told.get(1), 0, 500);
        pays(heldOut.get(0), 700, 0);

        app.get(Effects.class).count(now(id));

        Span three = campaigns.effect(id).orElseThrow().spans().get(0);
        assertThat(three.told()).isEqualTo(new Campaigns.Arm(told.size(), 2, 2, 30_000, 12_500, 0));
        assertThat(three.heldOut()).isEqualTo(new Campaigns.Arm(heldOut.size(), 1, 1, 700, 0, 0));
        assertThat(three.complete()).isFalse();
        assertThat(three.low())
                .isNotNull()
                .isLessThan(three.told().share() - three.heldOut().share());
    }

    @Test
    void noCellOfTheExportIsAFormula() throws Exception {
        long id = SampleCampaigns.running(app, SampleCampaigns.toEverybody("sheet", 0));
        app.jdbc().update("UPDATE campaign_recipient SET fate = 'LEFT_OUT', reason = '=1+1'");
        ConsoleUser boss = new ConsoleUser("boss", "boss", "", Role.SUPERVISOR, null, null, true);

        byte[] file = MockMvcBuilders.webAppContextSetup(app.web())
                .<DefaultMockMvcBuilder>apply(springSecurity())
                .build()
                .perform(get("/campaigns/" + id + "/result.xlsx").with(user(boss)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        int texts = 0;
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        if (cell.getCellType() == CellType.STRING) {
                            assertThat(cell.getStringCellValue()).doesNotMatch("[=+@-].*");
                            texts++;
                        }
                    }
                }
            }
        }
        assertThat(texts).isGreaterThan(BORROWERS * 3);
    }

    private Campaign now(long id) {
        return campaigns.find(id).orElseThrow();
    }

    /** The first so many are told, each by the notice of their number. */
    private void tell(long id, int recipients) {
        app.jdbc().update("""
                UPDATE campaign_recipient
                SET fate = 'TOLD', notice_id = SUBSTRING(borrower_no, 2)
                WHERE campaign_id = ?
                ORDER BY borrower_no
                LIMIT ?
                """, id, recipients);
    }

    private void wrongNumbers(int notices) {
        for (int i = 0; i < notices; i++) {
            app.jdbc().update("""
                    INSERT IGNORE INTO wrong_number (notice_id, msisdn, link, code, found_at)
                    VALUES (?, '8613800000000', 'cmcc', '001', UTC_TIMESTAMP(3))
                    """, 1000 + i);
        }
    }

    private void pays(Recipient recipient, long principal, long interest) {
        app.book.posted.add(new Posting(
                "P" + recipient.borrowerNo(),
                new InstalmentKey("L" + recipient.borrowerNo(), LocalDate.of(2026, 12, 20)),
                ConsoleApp.DAY,
                new Money(principal),
                new Money(interest),
                Money.ZERO,
                false));
    }
}
