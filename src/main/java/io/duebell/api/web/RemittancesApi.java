package io.duebell.api.web;

import io.duebell.api.ApiTokens.Token;
import io.duebell.api.web.Cursor.Page;
import io.duebell.remittance.Remittance;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.ReviewDesk;
import io.duebell.remittance.ReviewDesk.Order;
import io.duebell.remittance.ReviewDesk.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money that came in and where it stands. Payers are masked; what they wrote is not given out. */
@RestController
@RequestMapping(path = "/api/v1/remittances", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "remittances")
class RemittancesApi {

    /** What the rules say; what a person wrote is not given out. */
    private static final Pattern CODE = Pattern.compile("deposit|held|reversal|settled|[a-z]+(?:-[a-z]+)+");

    private static final Pattern PLACE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d~\\d{1,19}");
    private static final int SHOWN_DIGITS = 4;

    private final ReviewDesk desk;

    RemittancesApi(ReviewDesk desk) {
        this.desk = desk;
    }

    /**
     * A remittance.
     *
     * @param decidedBy {@code matcher} or a login; null: nobody yet
     * @param account ours
     * @param payer masked
     * @param payerAccount masked
     * @param statement the file that tells of it
     * @param reversalWaits the bank took it back, but a person had settled it: a person decides
     */
    record RemittanceView(
            String id,
            int version,
            State state,
            String reason,
            @Nullable String decidedBy,
            LocalDate bookedOn,
            String serial,
            long amountFen,
            String account,
            String payer,
            String payerAccount,
            long statement,
            long line,
            boolean reversalWaits,
            @Nullable String managerNo,
            Instant receivedAt,
            Instant changedAt) {}

    @GetMapping
    @Operation(operationId = "listRemittances", summary = "Remittances of one state, the oldest first")
    Page<RemittanceView> list(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @RequestParam State state,
            @RequestParam(required = false) @Nullable String cursor) {
        Token token = caller.token();
        String after = Cursor.read(cursor, "");
        if (!after.isEmpty() && !PLACE.matcher(after).matches()) {
            throw ApiProblemException.unreadable("The cursor is not one that was given.");
        }
        ReviewDesk.Page page = desk.list(
                new Person(token.actor(), token.managerNo(), token.branchNo()),
                state,
                null,
                Order.OLDEST,
                after.isEmpty() ? null : after);
        String next = page.next();
        return new Page<>(
                page.remittances().stream().map(RemittancesApi::view).toList(),
                next == null
                        ? null
                        : Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(next.getBytes(StandardCharsets.UTF_8)));
    }

    private static RemittanceView view(Remittance it) {
        return new RemittanceView(
                Long.toString(it.id()),
                it.version(),
                it.state(),
                CODE.matcher(it.reason()).matches() ? it.reason() : "person",
                it.decidedBy(),
                it.bookedOn(),
                it.serial(),
                it.amount().fen(),
                it.account(),
                hidden(it.payer(), 1, 0),
                hidden(it.payerAccount(), 0, SHOWN_DIGITS),
                it.file(),
                it.line(),
                it.reversalWaits(),
                it.managerNo(),
                it.receivedAt(),
                it.changedAt());
    }

    /** All but the first and last characters as stars; of what is short, none stays. */
    private static String hidden(String text, int first, int last) {
        if (text.length() <= 2 * last || text.length() <= first) {
            return "*".repeat(text.length());
        }
        return text.substring(0, first)
                + "*".repeat(text.length() - first - last)
                + text.substring(text.length() - last);
    }
}
