package io.duebell.api.web;

import io.duebell.api.ApiTokens.Token;
import io.duebell.api.web.Cursor.Page;
import io.duebell.remittance.Feeds;
import io.duebell.remittance.StatementIntake;
import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.Line;
import io.duebell.remittance.StatementIntake.Source;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Bank statements sent by another program, and what became of their lines. They are of the whole bank: tokens of one manager or branch
 * do not reach them. What stood in a line is not given out.
 */
@RestController
@RequestMapping(path = "/api/v1/statements", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "statements")
class StatementsApi {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int LONGEST_NAME = 200;

    private final StatementIntake intake;
    private final Feeds feeds;
    private final KeyedRequests requests;

    StatementsApi(StatementIntake intake, Feeds feeds, KeyedRequests requests) {
        this.intake = intake;
        this.feeds = feeds;
        this.requests = requests;
    }

    /** What a key stands for: the file is not read before it is known to be wanted. */
    private record Sent(String name, @Nullable Long feed, long bytes) {}

    @PostMapping(
            consumes = {
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                "text/csv",
                StatementsApi.XLSX,
                MediaType.TEXT_XML_VALUE,
                MediaType.APPLICATION_XML_VALUE
            })
    @Operation(
            operationId = "sendStatement",
            summary = "Take a statement in, CSV, XLSX or camt.053/.054, as the body; it is read soon",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_XML_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "Taken in",
            content = @Content(schema = @Schema(implementation = StatementView.class)))
    ResponseEntity<String> send(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @RequestHeader("Idempotency-Key") String key,
            @Parameter(description = "What the file is called") @RequestParam String name,
            @Parameter(description = "By which feed it is read; without one, by what fits or can be detected")
                    @RequestParam(required = false)
                    @Nullable
                    Long feed,
            @Parameter(hidden = true) HttpServletRequest body) {
        Token token = wide(caller);
        if (name.isBlank() || name.length() > LONGEST_NAME || name.contains("/") || name.contains("\\")) {
            throw ApiProblemException.unreadable(
                    "name is that of the file: 1 to " + LONGEST_NAME + " characters without a folder.");
        }
        if (feed != null && feeds.all().stream().noneMatch(each -> each.id() == feed)) {
            throw new ApiProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "statement-feed-unknown", "There is no feed " + feed + ".");
        }
        return requests.once(token, key, "statement", new Sent(name, feed, body.getContentLengthLong()), () -> {
            long id = taken(name, feed, token, body);
            return requests.reply(HttpStatus.ACCEPTED, "/api/v1/statements/" + id, view(id));
        });
    }

    private long taken(String name, @Nullable Long feed, Token token, HttpServletRequest body) {
        try {
            Answer answer = intake.take(name, body.getInputStream(), Source.API, feed, token.actor());
            if (answer instanceof Answer.Taken taken) {
                return taken.file();
            }
            String code = ((Answer.Refused) answer).code();
            throw code.equals("too-large")
                    ? new ApiProblemException(
                            HttpStatus.CONTENT_TOO_LARGE, "statement-too-large", "Split it, and send the parts.")
                    : new ApiProblemException(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "statement-" + code,
                            "The file is empty; send it as the body.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getStatement", summary = "One statement, and how many of its lines became what")
    StatementView get(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller, @PathVariable long id) {
        wide(caller);
        return view(id);
    }

    /**
     * A line of a statement.
     *
     * @param place among what was read of the file, from 1
     * @param number as it is counted in the file
     * @param reason a code that never changes, with its values behind blanks; empty: nothing is to be said
     * @param remittance its own, the one it repeats, or the one it takes back
     */
    record StatementLine(
            int place,
            long number,
            Fate fate,
            String reason,
            @Nullable String remittance,
            @Nullable Long amountFen) {}

    @GetMapping("/{id}/lines")
    @Operation(operationId = "listStatementLines", summary = "Lines of one fate, in the order of the file")
    Page<StatementLine> lines(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable long id,
            @RequestParam Fate fate,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        wide(caller);
        view(id);
        int most = Cursor.limit(limit);
        int after = (int) Math.max(0, Math.min(Integer.MAX_VALUE, Cursor.readLong(cursor, 0)));
        List<Line> found = intake.lines(id, fate, after, most + 1);
        return Page.of(found, most, line -> Integer.toString(line.place()), StatementsApi::line);
    }

    private static StatementLine line(Line line) {
        Long remittance = line.remittance();
        return new StatementLine(
                line.place(),
                line.number(),
                line.fate(),
                line.reason(),
                remittance == null ? null : Long.toString(remittance),
                line.amount() == null ? null : line.amount().fen());
    }

    private StatementView view(long id) {
        return intake.find(id)
                .map(StatementView::of)
                .orElseThrow(() -> ApiProblemException.notFound("There is no statement " + id + "."));
    }

    private static Token wide(Caller caller) {
        Token token = caller.token();
        if (token.managerNo() != null || token.branchNo() != null) {
            throw new ApiProblemException(
                    HttpStatus.FORBIDDEN,
                    "token-narrow",
                    "Statements are of the whole bank; use a token that is not bound to a manager or branch.");
        }
        return token;
    }
}
