package io.duebell.evidence.internal;

import io.duebell.compliance.ContactHolds;
import io.duebell.evidence.Evidence;
import io.duebell.evidence.EvidencePack;
import io.duebell.evidence.EvidencePack.Digest;
import io.duebell.evidence.EvidencePack.Hold;
import io.duebell.evidence.EvidencePack.Item;
import io.duebell.evidence.EvidencePack.Money;
import io.duebell.evidence.EvidencePack.Notice;
import io.duebell.evidence.EvidencePack.Payment;
import io.duebell.evidence.EvidencePack.Reply;
import io.duebell.evidence.internal.EvidenceMapper.EventRow;
import io.duebell.evidence.internal.EvidenceMapper.NoticeRow;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.Posting;
import io.duebell.remittance.BorrowerRemittances;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads it all from the gateway's tables, and the payments from the loan system's own view. */
@Component
class StoredEvidence implements Evidence {

    private static final Logger LOG = LoggerFactory.getLogger(StoredEvidence.class);
    private static final String CHINA = "86";
    private static final int REMITTANCES = 500;

    private final EvidenceMapper mapper;
    private final Seals seals;
    private final ContactHolds holds;
    private final BorrowerRemittances remittances;
    private final LoanBook book;
    private final BusinessClock clock;

    StoredEvidence(
            EvidenceMapper mapper,
            Seals seals,
            ContactHolds holds,
            BorrowerRemittances remittances,
            LoanBook book,
            BusinessClock clock) {
        this.mapper = mapper;
        this.seals = seals;
        this.holds = holds;
        this.remittances = remittances;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public EvidencePack pack(String borrowerNo, Collection<NoticeId> ids, boolean whole, String actor) {
        List<NoticeRow> rows = ids.isEmpty()
                ? List.of()
                : mapper.notices(borrowerNo, ids.stream().map(NoticeId::value).toList());
        Map<LocalDate, Boolean> days = new HashMap<>();
        List<Notice> notices =
                rows.stream().map(row -> notice(row, whole, days)).toList();
        Set<String> senders = new HashSet<>();
        rows.forEach(row -> senders.addAll(spellings(row.msisdn())));
        return new EvidencePack(
                clock.instant(),
                actor,
                borrowerNo,
                whole,
                notices,
                senders.isEmpty()
                        ? List.of()
                        : mapper.replies(senders).stream()
                                .map(reply -> shown(reply, whole))
                                .toList(),
                holds.holdsOf(borrowerNo).stream().map(StoredEvidence::hold).toList(),
                remittances.of(borrowerNo, REMITTANCES).stream()
                        .map(StoredEvidence::money)
                        .toList(),
                payments(notices));
    }

    private Notice notice(NoticeRow row, boolean whole, Map<LocalDate, Boolean> days) {
        long id = row.id();
        return new Notice(
                new NoticeId(id).toString(),
                row.state(),
                row.kind(),
                row.stage(),
                row.channel(),
                row.businessDate(),
                row.borrowerName(),
                shown(row.msisdn(), whole),
                row.amountFen(),
                row.templateId(),
                row.templateVersion(),
                row.templateHash(),
                row.body(),
                row.parts(),
                mapper.items(id),
                mapper.events(List.of(id)).stream().map(EventRow::event).toList(),
                mapper.parts(id),
                mapper.receipts(id),
                seals.of(id, days));
    }

    private static @Nullable String shown(@Nullable String msisdn, boolean whole) {
        return msisdn == null || whole ? msisdn : new Msisdn(msisdn).masked();
    }

    private static Reply shown(Reply reply, boolean whole) {
        String tail = reply.sender().substring(Math.max(0, reply.sender().length() - 4));
        return new Reply(
                reply.id(), reply.receivedAt(), whole ? reply.sender() : "****" + tail, reply.text(), reply.intent());
    }

    /** As carriers give the sender of a message. */
    private static List<String> spellings(@Nullable String msisdn) {
        if (msisdn == null) {
            return List.of();
        }
        List<String> spellings = new ArrayList<>(List.of(msisdn, "+" + msisdn));
        if (msisdn.startsWith(CHINA)) {
            spellings.add(msisdn.substring(CHINA.length()));
        }
        return spellings;
    }

    private static Hold hold(ContactHolds.Hold hold) {
        return new Hold(
                hold.id(),
                hold.kind(),
                hold.until(),
                hold.source(),
                hold.evidence(),
                hold.placedAt(),
                hold.placedBy(),
                hold.liftedAt(),
                hold.liftedBy(),
                hold.liftReason());
    }

    private static Money money(BorrowerRemittances.Step step) {
        return new Money(
                step.at(),
                step.what().name(),
                step.bookedOn(),
                step.loanNo(),
                step.amount().fen(),
                step.actor(),
                step.reason());
    }

    private @Nullable List<Payment> payments(List<Notice> notices) {
        Set<InstalmentKey> keys = new HashSet<>();
        for (Notice notice : notices) {
            for (Item item : notice.items()) {
                String loan = item.loanNo();
                LocalDate due = item.dueDate();
                if (loan != null && due != null) {
                    keys.add(new InstalmentKey(loan, due));
                }
            }
        }
        try {
            return book.postings(keys).stream().map(StoredEvidence::payment).toList();
        } catch (LoanBookUnavailableException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("evidence is put together without the payments, the loan book does not answer");
            return null;
        }
    }

    private static Payment payment(Posting posting) {
        return new Payment(
                posting.postingNo(),
                posting.instalment().loanNo(),
                posting.instalment().dueDate(),
                posting.postedOn(),
                posting.principal().fen(),
                posting.interest().fen(),
                posting.penalty().fen(),
                posting.reversed());
    }

    @Override
    public List<NoticeId> noticesOf(String borrowerNo, int limit) {
        return mapper.noticesOf(borrowerNo, limit).stream().map(NoticeId::new).toList();
    }

    @Override
    public List<Digest> digests(int limit) {
        return mapper.digests(limit);
    }
}
