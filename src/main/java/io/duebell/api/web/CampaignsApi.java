package io.duebell.api.web;

import io.duebell.api.ApiTokens.Token;
import io.duebell.api.internal.Idempotency;
import io.duebell.api.internal.Idempotency.Outcome;
import io.duebell.api.internal.Idempotency.Reply;
import io.duebell.api.web.Cursor.Page;
import io.duebell.campaign.Audience;
import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignKind;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns;
import io.duebell.campaign.Campaigns.Answer;
import io.duebell.campaign.Campaigns.Author;
import io.duebell.campaign.Campaigns.Effect;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.Campaigns.Preview;
import io.duebell.campaign.Campaigns.Progress;
import io.duebell.campaign.Campaigns.Recipient;
import io.duebell.campaign.Definition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Campaigns from draft to result. Releasing a large one is not here: that a second person looked at it is told by the console
 * alone.
 */
@RestController
@RequestMapping(path = "/api/v1/campaigns", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "campaigns")
class CampaignsApi {

    private static final int LONGEST_KEY = 80;

    private final Campaigns campaigns;
    private final Idempotency idempotency;
    private final JsonMapper json;

    CampaignsApi(Campaigns campaigns, Idempotency idempotency, JsonMapper json) {
        this.campaigns = campaigns;
        this.idempotency = idempotency;
        this.json = json;
    }

    /**
     * What a campaign is to do; what is left out narrows nothing.
     *
     * @param startAt null: as soon as it is released
     * @param share percent of the links' licensed rate
     * @param heldOut percent that is told nothing, to measure by
     */
    record CampaignInput(
            String name,
            CampaignKind kind,
            String template,
            @Nullable AudienceInput audience,
            @Nullable Instant startAt,
            @Nullable Integer spreadMinutes,
            @Nullable Boolean workingDays,
            @Nullable Integer share,
            @Nullable Integer budgetParts,
            @Nullable Integer heldOut,
            LocalDate expiresOn) {

        @SuppressWarnings("NullAway") // JSON leaves out what it likes
        Definition definition() {
            if (name == null || kind == null || template == null || expiresOn == null) {
                throw ApiProblemException.unreadable("name, kind, template and expiresOn are required.");
            }
            return new Definition(
                    name,
                    kind,
                    audience == null ? Audience.EVERYBODY : audience.audience(),
                    template,
                    startAt,
                    spreadMinutes == null ? 0 : spreadMinutes,
                    Boolean.TRUE.equals(workingDays),
                    share == null ? 100 : share,
                    budgetParts,
                    heldOut == null ? 0 : heldOut,
                    expiresOn);
        }
    }

    /** Whom it is for; see the console's page of campaigns for what each field means. */
    record AudienceInput(
            @Nullable List<String> villages,
            @Nullable List<String> townships,
            @Nullable List<String> managers,
            @Nullable List<String> products,
            @Nullable Integer dueFrom,
            @Nullable Integer dueTo,
            @Nullable Integer overdueFrom,
            @Nullable Integer overdueTo,
            @Nullable Long leastFen,
            @Nullable Long mostFen,
            @Nullable List<Audience.LoanClass> classes,
            @Nullable Integer quietDays,
            Audience.@Nullable Answered answered,
            Audience.@Nullable PhoneHealth phone,
            @Nullable Long list) {

        static AudienceInput of(Audience audience) {
            return new AudienceInput(
                    audience.villages(),
                    audience.townships(),
                    audience.managers(),
                    audience.products(),
                    audience.dueFrom(),
                    audience.dueTo(),
                    audience.overdueFrom(),
                    audience.overdueTo(),
                    audience.leastFen(),
                    audience.mostFen(),
                    audience.classes(),
                    audience.quietDays(),
                    audience.answered(),
                    audience.phone(),
                    audience.list());
        }

        Audience audience() {
            return new Audience(
                    villages == null ? List.of() : villages,
                    townships == null ? List.of() : townships,
                    managers == null ? List.of() : managers,
                    products == null ? List.of() : products,
                    dueFrom,
                    dueTo,
                    overdueFrom,
                    overdueTo,
                    leastFen,
                    mostFen,
                    classes == null ? List.of() : classes,
                    quietDays,
                    answered == null ? Audience.Answered.ANY : answered,
                    phone == null ? Audience.PhoneHealth.ANY : phone,
                    list);
        }
    }

    /** A change to the version of a draft that was seen. */
    record CampaignChange(int version, CampaignInput campaign) {}

    /** A step taken on the version that was seen; pausing and cancelling need a reason. */
    record CampaignStep(int version, @Nullable String reason) {}

    /** What can be done with a campaign. */
    enum StepName {
        SUBMIT,
        PAUSE,
        RESUME,
        CANCEL
    }

    /** A campaign as it stands. */
    record CampaignView(
            long id,
            int version,
            CampaignState state,
            String reason,
            String name,
            CampaignKind kind,
            String template,
            AudienceInput audience,
            @Nullable Instant startAt,
            int spreadMinutes,
            boolean workingDays,
            int share,
            @Nullable Integer budgetParts,
            int heldOut,
            LocalDate expiresOn,
            String createdBy,
            @Nullable String approvedBy,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        static CampaignView of(Campaign campaign) {
            Definition is = campaign.definition();
            return new CampaignView(
                    campaign.id(),
                    campaign.version(),
                    campaign.state(),
                    campaign.reason(),
                    is.name(),
                    is.kind(),
                    is.template(),
                    AudienceInput.of(is.audience()),
                    is.startAt(),
                    is.spreadMinutes(),
                    is.workingDays(),
                    is.share(),
                    is.budgetParts(),
                    is.heldOut(),
                    is.expiresOn(),
                    campaign.createdBy(),
                    campaign.approvedBy(),
                    campaign.startedAt(),
                    campaign.endedAt());
        }
    }

    /**
     * How far it has come.
     *
     * @param fates how many recipients have each fate
     * @param notices how many of its notices are in each state
     */
    record CampaignProgress(
            int recipients,
            Map<Fate, Integer> fates,
            Map<String, Integer> notices,
            int partsTold,
            @Nullable Instant endsAt) {

        static CampaignProgress of(Progress progress) {
            return new CampaignProgress(
                    progress.recipients(),
                    progress.fates(),
                    progress.notices(),
                    progress.partsTold(),
                    progress.endsAt());
        }
    }

    @GetMapping
    @Operation(operationId = "listCampaigns", summary = "Campaigns, the newest first")
    Page<CampaignView> list(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Token token = caller.token();
        int most = Cursor.limit(limit);
        List<Campaign> found = campaigns.latest(
                token.managerNo(), token.branchNo(), Cursor.readLong(cursor, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, campaign -> Long.toString(campaign.id()), CampaignView::of);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "draftCampaign", summary = "Draft a campaign; nobody is told anything")
    @ApiResponse(
            responseCode = "201",
            description = "Drafted",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    ResponseEntity<String> draft(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody CampaignInput input) {
        Token token = caller.token();
        return once(token, key, "draft", input, () -> {
            Answer answer =
                    campaigns.draft(input.definition(), new Author(token.actor(), token.managerNo(), token.branchNo()));
            long id = done(answer);
            return reply(HttpStatus.CREATED, "/api/v1/campaigns/" + id, view(token, id));
        });
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getCampaign", summary = "One campaign")
    CampaignView get(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller, @PathVariable long id) {
        return view(caller.token(), id);
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "changeCampaign", summary = "Change a draft")
    CampaignView change(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable long id,
            @RequestBody CampaignChange change) {
        Token token = caller.token();
        find(token, id);
        done(campaigns.change(id, change.version(), change.campaign().definition(), token.actor()));
        return view(token, id);
    }

    @GetMapping("/{id}/progress")
    @Operation(operationId = "getCampaignProgress", summary = "How far a campaign has come")
    CampaignProgress progress(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller, @PathVariable long id) {
        find(caller.token(), id);
        return CampaignProgress.of(campaigns.progress(id));
    }

    @GetMapping("/{id}/recipients")
    @Operation(operationId = "listCampaignRecipients", summary = "Recipients of one fate, in order of borrower number")
    Page<Recipient> recipients(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable long id,
            @RequestParam Fate fate,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        find(caller.token(), id);
        int most = Cursor.limit(limit);
        List<Recipient> found = campaigns.recipients(id, fate, reason, Cursor.read(cursor, ""), most + 1);
        return Page.of(found, most, Recipient::borrowerNo, Function.identity());
    }

    @PostMapping("/{id}/preview")
    @Operation(operationId = "previewCampaign", summary = "Have counted what launching it would do; read it by GET")
    @ApiResponse(
            responseCode = "202",
            description = "It is being counted",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    ResponseEntity<String> preview(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable long id,
            @RequestHeader("Idempotency-Key") String key) {
        Token token = caller.token();
        find(token, id);
        return once(token, key, "preview", id, () -> {
            campaigns.preview(id, token.actor());
            return reply(HttpStatus.ACCEPTED, "/api/v1/campaigns/" + id + "/preview", view(token, id));
        });
    }

    @GetMapping("/{id}/preview")
    @Operation(operationId = "getCampaignPreview", summary = "What the latest preview has come to")
    Preview preview(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller, @PathVariable long id) {
        find(caller.token(), id);
        return campaigns
                .findPreview(id)
                .orElseThrow(() -> ApiProblemException.notFound("Nobody has asked for a preview of it."));
    }

    @GetMapping("/{id}/effect")
    @Operation(operationId = "getCampaignEffect", summary = "What came in since it began")
    Effect effect(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller, @PathVariable long id) {
        find(caller.token(), id);
        return campaigns
                .effect(id)
                .orElseThrow(() -> ApiProblemException.notFound("It has not begun, or nothing was counted yet."));
    }

    @PostMapping(path = "/{id}/steps/{step}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "stepCampaign", summary = "Submit, pause, resume or cancel a campaign")
    @ApiResponse(
            responseCode = "200",
            description = "Done",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    ResponseEntity<String> step(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable long id,
            @PathVariable StepName step,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody CampaignStep taken) {
        Token token = caller.token();
        find(token, id);
        return once(token, key, step + " " + id, taken, () -> {
            done(take(id, step, taken, token.actor()));
            return reply(HttpStatus.OK, null, view(token, id));
        });
    }

    private Answer take(long id, StepName step, CampaignStep taken, String actor) {
        String reason = taken.reason() == null ? "" : taken.reason().strip();
        if (reason.isEmpty() && (step == StepName.PAUSE || step == StepName.CANCEL)) {
            throw new ApiProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "reason-missing", "Give a reason: it stands in the history.");
        }
        return switch (step) {
            case SUBMIT -> campaigns.submit(id, taken.version(), actor);
            case PAUSE -> campaigns.pause(id, taken.version(), actor, reason);
            case RESUME -> campaigns.resume(id, taken.version(), actor);
            case CANCEL -> campaigns.cancel(id, taken.version(), actor, reason);
        };
    }

    private Campaign find(Token token, long id) {
        String manager = token.managerNo();
        String branch = token.branchNo();
        Optional<Campaign> found = campaigns
                .find(id)
                .filter(campaign -> manager == null || manager.equals(campaign.managerNo()))
                .filter(campaign -> branch == null || branch.equals(campaign.branchNo()));
        return found.orElseThrow(() -> ApiProblemException.notFound("There is no campaign " + id + " within reach."));
    }

    private CampaignView view(Token token, long id) {
        return CampaignView.of(find(token, id));
    }

    private static long done(Answer answer) {
        if (answer instanceof Answer.Done done) {
            return done.id();
        }
        Answer.Refused refused = (Answer.Refused) answer;
        HttpStatus status = switch (refused.code()) {
            case "gone" -> HttpStatus.NOT_FOUND;
            case "not-now", "changed-meanwhile" -> HttpStatus.CONFLICT;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        throw new ApiProblemException(
                status,
                "campaign-" + refused.code(),
                (refused.code().replace('-', ' ') + " " + refused.detail()).strip());
    }

    private Reply reply(HttpStatus status, @Nullable String location, Object body) {
        return new Reply(status.value(), location, json.writeValueAsString(body));
    }

    private ResponseEntity<String> once(Token token, String key, String what, Object input, Supplier<Reply> work) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ApiProblemException.unreadable("Idempotency-Key is 1 to " + LONGEST_KEY + " characters.");
        }
        Outcome outcome =
                idempotency.once(token.id(), key, what.toLowerCase(Locale.ROOT) + json.writeValueAsString(input), work);
        if (outcome instanceof Outcome.Answered answered) {
            Reply reply = answered.reply();
            ResponseEntity.BodyBuilder response = ResponseEntity.status(reply.status());
            if (reply.location() != null) {
                response.location(URI.create(reply.location()));
            }
            if (answered.replayed()) {
                response.header("Idempotent-Replayed", "true");
            }
            return response.contentType(MediaType.APPLICATION_JSON).body(reply.body());
        }
        if (outcome instanceof Outcome.Busy) {
            throw new ApiProblemException(
                    HttpStatus.CONFLICT, "key-busy", "A request with this Idempotency-Key is being worked on.");
        }
        throw new ApiProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", "This Idempotency-Key was used for another request.");
    }
}
