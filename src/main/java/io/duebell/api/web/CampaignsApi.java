package io.duebell.api.web;

import io.duebell.api.ApiTokens.Token;
import io.duebell.api.web.Cursor.Page;
import io.duebell.campaign.Campaign;
import io.duebell.campaign.Campaigns;
import io.duebell.campaign.Campaigns.Answer;
import io.duebell.campaign.Campaigns.Author;
import io.duebell.campaign.Campaigns.Effect;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.Campaigns.Preview;
import io.duebell.campaign.Campaigns.Recipient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

/**
 * Campaigns from draft to result. Releasing a large one is not here: that a second person looked at it is told by the console
 * alone.
 */
@RestController
@RequestMapping(path = "/api/v1/campaigns", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "campaigns")
class CampaignsApi {

    private final Campaigns campaigns;
    private final KeyedRequests requests;

    CampaignsApi(Campaigns campaigns, KeyedRequests requests) {
        this.campaigns = campaigns;
        this.requests = requests;
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
        return requests.once(token, key, "draft", input, () -> {
            Answer answer =
                    campaigns.draft(input.definition(), new Author(token.actor(), token.managerNo(), token.branchNo()));
            long id = done(answer);
            return requests.reply(HttpStatus.CREATED, "/api/v1/campaigns/" + id, view(token, id));
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
        return requests.once(token, key, "preview", id, () -> {
            campaigns.preview(id, token.actor());
            return requests.reply(HttpStatus.ACCEPTED, "/api/v1/campaigns/" + id + "/preview", view(token, id));
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
            @PathVariable CampaignStep.Name step,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody CampaignStep taken) {
        Token token = caller.token();
        find(token, id);
        return requests.once(token, key, step + " " + id, taken, () -> {
            done(take(id, step, taken, token.actor()));
            return requests.reply(HttpStatus.OK, null, view(token, id));
        });
    }

    private Answer take(long id, CampaignStep.Name step, CampaignStep taken, String actor) {
        String reason = taken.reason() == null ? "" : taken.reason().strip();
        if (reason.isEmpty() && (step == CampaignStep.Name.PAUSE || step == CampaignStep.Name.CANCEL)) {
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
}
