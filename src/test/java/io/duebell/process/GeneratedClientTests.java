package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.duebell.client.ApiClient;
import io.duebell.client.ApiException;
import io.duebell.client.BorrowersApi;
import io.duebell.client.CampaignsApi;
import io.duebell.client.NoticesApi;
import io.duebell.client.model.AudienceInput;
import io.duebell.client.model.CampaignChange;
import io.duebell.client.model.CampaignInput;
import io.duebell.client.model.CampaignProgress;
import io.duebell.client.model.CampaignStep;
import io.duebell.client.model.CampaignView;
import io.duebell.client.model.CampaignView.StateEnum;
import io.duebell.client.model.ContactState;
import io.duebell.client.model.NoticeStory;
import io.duebell.client.model.PageNotice;
import io.duebell.client.model.PageRecipient;
import io.duebell.client.model.Preview;
import io.duebell.client.model.Recipient;
import io.duebell.client.model.Span;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The life of a campaign through a client that was generated from {@code docs/openapi.yaml}, as another program would use it; only
 * the second person who releases it works at the console.
 */
@Tag("process")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientTests {

    private static final int APPROVE_ABOVE = 80;

    private World world;
    private Program gateway;
    private CampaignsApi campaigns;
    private NoticesApi notices;
    private BorrowersApi borrowers;

    @BeforeAll
    void open() throws Exception {
        world = new World(300);
        world.startCarrier("--receipt-delay=50-100");
        gateway = world.startGateway(
                "gateway",
                "--duebell.links[0].rate=20",
                "--duebell.api.requests-per-second=1000",
                "--duebell.campaign.approve-above=" + APPROVE_ABOVE,
                "--duebell.campaign.poll-money=1000",
                "--duebell.ladder.interest[0].days=900",
                "--duebell.ladder.interest[0].template=interest-before-15",
                "--duebell.ladder.maturity[0].days=900",
                "--duebell.ladder.maturity[0].template=maturity-before-15",
                "--duebell.ladder.overdue[0].days=9000",
                "--duebell.ladder.overdue[0].template=overdue-1",
                "--duebell.ladder.overdue-then.every=90000");
        await().atMost(Duration.ofSeconds(90)).until(() -> world.count("SELECT COUNT(*) FROM book_snapshot") > 0);
        String token = world.createToken("client", "campaigns:read,campaigns:write,notices:read,contacts:read");
        ApiClient client = new ApiClient();
        client.updateBaseUri(gateway.consoleUrl());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        campaigns = new CampaignsApi(client);
        notices = new NoticesApi(client);
        borrowers = new BorrowersApi(client);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void aCampaignGoesFromDraftToResult() throws Exception {
        String key = UUID.randomUUID().toString();
        CampaignInput input = input("December numbers").heldOut(20);
        CampaignView drafted = campaigns.draftCampaign(key, input);
        long id = drafted.getId();
        assertThat(campaigns.draftCampaign(key, input).getId())
                .as("the same key")
                .isEqualTo(id);
        CampaignView changed = campaigns.changeCampaign(
                id, new CampaignChange().version(drafted.getVersion()).campaign(input.name("December addresses")));
        assertThat(changed.getName()).isEqualTo("December addresses");

        campaigns.previewCampaign(id, UUID.randomUUID().toString());
        Preview preview = await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsMatching(failure -> failure instanceof ApiException early && early.getCode() == 404)
                .until(() -> campaigns.getCampaignPreview(id), each -> each.getState() == Preview.StateEnum.DONE);
        var figures = preview.getFigures();
        assertThat(figures.getLeave()).isGreaterThan(APPROVE_ABOVE).isLessThan(figures.getAudience());
        assertThat(figures.getSamples())
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.getText()).isNotBlank());
        assertThat(world.count("SELECT COUNT(*) FROM notice")).isZero();

        step(id, "SUBMIT", null);
        awaitState(id, StateEnum.AWAITING);
        Person.login(gateway.consoleUrl(), "boss", world.createUser("boss", "SUPERVISOR"))
                .send(
                        "/campaigns/" + id,
                        "/campaigns/" + id + "/approve",
                        Map.of(
                                "version",
                                String.valueOf(campaigns.getCampaign(id).getVersion())));
        awaitState(id, StateEnum.RUNNING);
        assertThat(campaigns.getCampaign(id).getApprovedBy()).isEqualTo("boss");

        await().atMost(Duration.ofSeconds(30)).until(() -> told(id) > 20);
        step(id, "PAUSE", "somebody has to look");
        int paused = told(id);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).until(() -> told(id) == paused);
        step(id, "RESUME", null);
        await().atMost(Duration.ofSeconds(30)).until(() -> told(id) > paused);
        assertThat(campaigns.getCampaignProgress(id).getEndsAt()).isNotNull();
        awaitState(id, StateEnum.FINISHED);

        CampaignProgress progress = campaigns.getCampaignProgress(id);
        List<Recipient> told = recipients(id, "TOLD");
        List<Recipient> heldOut = recipients(id, "HELD_OUT");
        assertThat(told).extracting(Recipient::getBorrowerNo).doesNotHaveDuplicates();
        assertThat(told).hasSize(told(id));
        assertThat(heldOut).isNotEmpty();
        assertThat(recipients(id, "WAITING")).isEmpty();
        List<Span> spans = await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsMatching(failure -> failure instanceof ApiException early && early.getCode() == 404)
                .until(() -> campaigns.getCampaignEffect(id).getSpans(), Objects::nonNull);
        assertThat(spans).extracting(Span::getDays).containsExactly(3, 7, 30);
        assertThat(spans).allSatisfy(span -> {
            int held = span.getHeldOut().getBorrowers();
            assertThat(held).isEqualTo(heldOut.size());
            assertThat(span.getTold().getBorrowers() + held).isEqualTo(progress.getRecipients());
        });
        itsNoticesTellTheirStory(id, told.size());
    }

    private void itsNoticesTellTheirStory(long campaign, int told) throws ApiException {
        await().atMost(Duration.ofSeconds(60)).until(() -> world.inState("READY", "SENDING", "SENT") == 0);
        PageNotice page = notices.listNotices(World.DAY, "DELIVERED", null, campaign, null, 5);
        var first = page.getItems().get(0);
        assertThat(page.getItems()).hasSize(5);
        assertThat(page.getNext()).isNotNull();

        NoticeStory story = notices.getNotice(first.getId());
        ContactState contact = borrowers.getContactState(first.getBorrowerNo());

        assertThat(story.getEvents())
                .extracting(event -> String.valueOf(event.getState()))
                .contains("SENDING", "SENT")
                .endsWith("DELIVERED");
        assertThat(contact.getTextsOfThirtyDays()).isEqualTo(1);
        assertThat(contact.getPhones())
                .allSatisfy(phone -> assertThat(phone.getPhone()).contains("****"));
        assertThat(contact.getText()).isNotNull();
        assertThat(told).isGreaterThan(5);
    }

    @Test
    void aSmallOneNeedsNobodyElseAndIsCalledOffAndProblemsHaveCodes() throws Exception {
        String village = world.jdbc.queryForObject("SELECT MIN(village_no) FROM book_borrower", String.class);
        var tomorrow = World.DAY.plusDays(1).atTime(10, 0).atOffset(ZoneOffset.ofHours(8));
        CampaignInput input =
                input("One village").startAt(tomorrow).audience(new AudienceInput().villages(List.of(village)));

        long id = campaigns.draftCampaign(UUID.randomUUID().toString(), input).getId();
        step(id, "SUBMIT", null);
        awaitState(id, StateEnum.SCHEDULED);
        assertThat(campaigns.getCampaign(id).getStartAt()).isEqualTo(tomorrow);
        step(id, "CANCEL", "not now");

        assertThat(campaigns.getCampaign(id).getReason()).isEqualTo("not now");
        assertThat(recipients(id, "CANCELLED")).isNotEmpty();
        assertThat(recipients(id, "TOLD")).isEmpty();
        assertThat(problem(() -> step(id, "RESUME", null))).isEqualTo("409 campaign-not-now");
        assertThat(problem(() -> campaigns.getCampaign(999_999L))).isEqualTo("404 not-found");
        assertThat(problem(() -> campaigns.draftCampaign("k", input.share(0)))).isEqualTo("422 campaign-share");
        assertThat(problem(() -> borrowers.getContactState("nobody"))).isEqualTo("404 not-found");
    }

    private static CampaignInput input(String name) {
        return new CampaignInput()
                .name(name)
                .kind(CampaignInput.KindEnum.GENERAL)
                .template("campaign-general-phone")
                .expiresOn(World.DAY.plusDays(3));
    }

    /** On the version that stands; again while the gateway took a step of its own meanwhile. */
    private void step(long id, String step, @Nullable String reason) throws ApiException {
        for (int tries = 1; ; tries++) {
            try {
                Integer seen = campaigns.getCampaign(id).getVersion();
                campaigns.stepCampaign(
                        id,
                        step,
                        UUID.randomUUID().toString(),
                        new CampaignStep().version(seen).reason(reason));
                return;
            } catch (ApiException refused) {
                if (tries == 5 || !refused.getResponseBody().contains("campaign-changed-meanwhile")) {
                    throw refused;
                }
            }
        }
    }

    private void awaitState(long id, StateEnum state) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> campaigns.getCampaign(id).getState() == state);
    }

    private int told(long id) throws ApiException {
        return campaigns.getCampaignProgress(id).getFates().getOrDefault("TOLD", 0);
    }

    private List<Recipient> recipients(long id, String fate) throws ApiException {
        List<Recipient> all = new ArrayList<>();
        @Nullable String next = null;
        do {
            PageRecipient page = campaigns.listCampaignRecipients(id, fate, null, next, 70);
            all.addAll(page.getItems());
            next = page.getNext();
        } while (next != null);
        return all;
    }

    private interface Call {
        void make() throws ApiException;
    }

    /** The status and the code of the problem that came of a call. */
    private static String problem(Call call) throws Exception {
        ApiException refused = catchThrowableOfType(ApiException.class, call::make);
        var body = new com.fasterxml.jackson.databind.ObjectMapper().readTree(refused.getResponseBody());
        return refused.getCode() + " " + body.get("code").asText();
    }
}
