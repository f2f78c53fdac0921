package io.duebell.api.web;

import io.duebell.api.ApiTokens.Token;
import io.duebell.api.internal.ReadMapper;
import io.duebell.api.internal.ReadMapper.HoldRow;
import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.Verdict;
import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerSearch;
import io.duebell.loanbook.Phone;
import io.duebell.notice.NoticeProperties;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether and how a borrower may be contacted. */
@RestController
@RequestMapping(path = "/api/v1/borrowers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "borrowers")
class BorrowersApi {

    private static final int LATELY_DAYS = 30;

    private final BorrowerSearch search;
    private final ReadMapper mapper;
    private final ContactRules rules;
    private final NoticeProperties notice;
    private final BusinessClock clock;

    BorrowersApi(
            BorrowerSearch search,
            ReadMapper mapper,
            ContactRules rules,
            NoticeProperties notice,
            BusinessClock clock) {
        this.search = search;
        this.mapper = mapper;
        this.rules = rules;
        this.notice = notice;
        this.clock = clock;
    }

    /**
     * A number of the borrower.
     *
     * @param phone masked
     * @param mayBeTold whether a debt may be spoken of there: the borrower's own mobile, confirmed lately
     */
    record ContactPhone(String phone, Phone.Kind kind, Phone.Holder holder, LocalDate confirmedOn, boolean mayBeTold) {}

    /** What keeps from contacting the borrower. */
    record ContactHold(
            long id,
            String kind,
            @Nullable String channel,
            @Nullable Instant until,
            String source,
            Instant placedAt) {}

    /**
     * What the contact rules say of a text now.
     *
     * @param answer ALLOWED, HELD or DENIED
     * @param until when it may be asked again; while HELD
     */
    record ContactVerdict(
            String answer,
            String rule,
            String ruleVersion,
            @Nullable Instant until) {}

    /**
     * Whether and how a borrower may be contacted now.
     *
     * @param textsOfThirtyDays how many texts left for the borrower
     * @param text null: there is no number to tell
     */
    record ContactState(
            String borrowerNo,
            List<ContactPhone> phones,
            List<ContactHold> holds,
            int textsOfThirtyDays,
            @Nullable ContactVerdict text) {}

    @GetMapping("/{borrowerNo}/contact")
    @Operation(operationId = "getContactState", summary = "Whether and how a borrower may be contacted now")
    ContactState contact(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller, @PathVariable String borrowerNo) {
        BorrowerBook book = search.find(borrowerNo)
                .filter(found -> isWithin(caller.token(), found.borrower()))
                .orElseThrow(
                        () -> ApiProblemException.notFound("There is no borrower " + borrowerNo + " within reach."));
        LocalDate today = clock.today();
        return new ContactState(
                borrowerNo,
                book.phones().stream().map(phone -> phone(phone, today)).toList(),
                mapper.holds(borrowerNo, clock.instant()).stream()
                        .map(BorrowersApi::hold)
                        .toList(),
                mapper.told(borrowerNo, today.minusDays(LATELY_DAYS - 1L)),
                own(book, today).map(msisdn -> verdict(borrowerNo, msisdn)).orElse(null));
    }

    private static boolean isWithin(Token token, Borrower borrower) {
        String manager = token.managerNo();
        String branch = token.branchNo();
        return (manager == null || manager.equals(borrower.managerNo()))
                && (branch == null || branch.equals(borrower.branchNo()));
    }

    private ContactPhone phone(Phone phone, LocalDate today) {
        Msisdn msisdn = phone.msisdn();
        return new ContactPhone(
                msisdn == null ? "****" : msisdn.masked(),
                phone.kind(),
                phone.holder(),
                phone.updatedOn(),
                isOwn(phone, today));
    }

    private boolean isOwn(Phone phone, LocalDate today) {
        return phone.kind() == Phone.Kind.MOBILE
                && phone.holder() == Phone.Holder.SELF
                && notice.isFresh(phone.updatedOn(), today);
    }

    private Optional<Msisdn> own(BorrowerBook book, LocalDate today) {
        return book.phones().stream()
                .filter(phone -> isOwn(phone, today))
                .flatMap(phone -> Optional.ofNullable(phone.msisdn()).stream())
                .findFirst();
    }

    private static ContactHold hold(HoldRow row) {
        return new ContactHold(row.id(), row.kind(), row.channel(), row.until(), row.source(), row.placedAt());
    }

    /** Asks as planning does, and takes nothing. */
    private ContactVerdict verdict(String borrowerNo, Msisdn msisdn) {
        NoticeId asked = new NoticeId(0);
        Verdict verdict = rules.judge(
                        List.of(new Contact(asked, borrowerNo, msisdn, Channel.SMS, true, null)), clock.instant())
                .get(asked);
        if (verdict == null) {
            throw new IllegalStateException("the contact rules gave no verdict");
        }
        String answer = verdict instanceof Verdict.Allowed
                ? "ALLOWED"
                : verdict instanceof Verdict.HeldUntil ? "HELD" : "DENIED";
        return new ContactVerdict(
                answer,
                verdict.rule().id(),
                verdict.rule().version(),
                verdict instanceof Verdict.HeldUntil held ? held.until() : null);
    }
}
