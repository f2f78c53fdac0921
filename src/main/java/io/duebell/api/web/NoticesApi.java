package io.duebell.api.web;

import io.duebell.api.ApiTokens.Token;
import io.duebell.api.internal.ReadMapper;
import io.duebell.api.internal.ReadMapper.EventRow;
import io.duebell.api.internal.ReadMapper.NoticeRow;
import io.duebell.api.web.Cursor.Page;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notices and what became of them. Numbers are masked; texts are not given out. */
@RestController
@RequestMapping(path = "/api/v1/notices", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "notices")
class NoticesApi {

    private final ReadMapper mapper;

    NoticesApi(ReadMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A notice.
     *
     * @param id 13 characters in base 32
     * @param phone masked; null: there was none to tell
     */
    record Notice(
            String id,
            NoticeState state,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable String ruleVersion,
            String kind,
            String channel,
            LocalDate businessDate,
            String stage,
            String borrowerNo,
            @Nullable String phone,
            long amountFen,
            String template,
            int parts,
            Instant notBefore,
            Instant notAfter,
            Instant changedAt) {}

    /** A step in its life. */
    record NoticeEvent(
            int version,
            Instant at,
            NoticeState state,
            String actor,
            String reason,
            @Nullable String rule,
            @Nullable String ruleVersion) {}

    /** A notice with its history. */
    record NoticeStory(Notice notice, List<NoticeEvent> events) {}

    @GetMapping
    @Operation(operationId = "listNotices", summary = "Notices in the order in which they were made")
    Page<Notice> list(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable LocalDate businessDate,
            @RequestParam(required = false) @Nullable NoticeState state,
            @RequestParam(required = false) @Nullable String borrowerNo,
            @RequestParam(required = false) @Nullable Long campaign,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        Token token = caller.token();
        int most = Cursor.limit(limit);
        List<NoticeRow> rows = mapper.notices(
                token.managerNo(),
                token.branchNo(),
                businessDate,
                state,
                borrowerNo,
                campaign == null ? null : "C" + campaign,
                Cursor.readLong(cursor, 0),
                most + 1);
        return Page.of(rows, most, row -> Long.toString(row.id()), NoticesApi::notice);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getNotice", summary = "One notice with its history")
    NoticeStory find(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller, @PathVariable String id) {
        Token token = caller.token();
        return mapper.notice(number(id), token.managerNo(), token.branchNo())
                .map(row -> new NoticeStory(
                        notice(row),
                        mapper.events(row.id()).stream().map(NoticesApi::event).toList()))
                .orElseThrow(() -> ApiProblemException.notFound("There is no notice " + id + " within reach."));
    }

    private static long number(String id) {
        try {
            return NoticeId.parse(id).value();
        } catch (IllegalArgumentException e) {
            throw ApiProblemException.notFound("There is no notice " + id + " within reach.");
        }
    }

    private static Notice notice(NoticeRow row) {
        String digits = row.msisdn();
        return new Notice(
                new NoticeId(row.id()).toString(),
                row.state(),
                row.reason(),
                row.ruleId(),
                row.ruleVersion(),
                row.kind(),
                row.channel(),
                row.businessDate(),
                row.stage(),
                row.borrowerNo(),
                digits == null ? null : new Msisdn(digits).masked(),
                row.amountFen(),
                row.templateId(),
                row.parts(),
                row.notBefore(),
                row.notAfter(),
                row.changedAt());
    }

    private static NoticeEvent event(EventRow row) {
        return new NoticeEvent(
                row.version(), row.at(), row.toState(), row.actor(), row.reason(), row.ruleId(), row.ruleVersion());
    }
}
