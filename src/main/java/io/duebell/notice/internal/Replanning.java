package io.duebell.notice.internal;

import com.github.f4b6a3.tsid.TsidCreator;
import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.Verdict;
import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.NoticeDraft.First;
import io.duebell.dispatch.NoticeDraft.Recipient;
import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Outbox;
import io.duebell.notice.internal.OnWayMapper.CalledOff;
import io.duebell.notice.internal.OnWayMapper.Item;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans notices again that were called off as paid, while they are in time: as new ones, by the rules of now. Before they leave
 * they are looked at like any other, so that what was paid all the same is called off again.
 */
@Component
class Replanning {

    /** Stands between the occasion and how often it was planned again: {@code D-5~1}. */
    private static final char AGAIN = '~';

    private final OnWayMapper mapper;
    private final Outbox outbox;
    private final ContactRules rules;
    private final BusinessClock clock;

    Replanning(OnWayMapper mapper, Outbox outbox, ContactRules rules, BusinessClock clock) {
        this.mapper = mapper;
        this.outbox = outbox;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void planAgain(Set<String> loans, Instant since) {
        Instant now = clock.instant();
        List<NoticeDraft> drafts = mapper.calledOff(loans, since, now).stream()
                .filter(each -> each.msisdn() != null && each.body() != null)
                .map(each -> draft(each, now))
                .toList();
        if (!drafts.isEmpty()) {
            outbox.add(drafts, "remittance");
        }
    }

    private NoticeDraft draft(CalledOff notice, Instant now) {
        NoticeId id = new NoticeId(TsidCreator.getTsid().toLong());
        Msisdn number = new Msisdn(Objects.requireNonNull(notice.msisdn()));
        Channel channel = Channel.valueOf(notice.channel());
        return new NoticeDraft(
                id,
                notice.kind(),
                channel,
                notice.businessDate(),
                notice.stage(),
                new Recipient(
                        notice.borrowerNo(),
                        notice.borrowerName(),
                        number,
                        notice.managerNo(),
                        notice.branchNo(),
                        notice.villageNo(),
                        notice.village()),
                new Money(notice.amountFen()),
                new Text(notice.templateId(), notice.templateHash(), notice.body(), notice.parts()),
                mapper.items(notice.id()).stream().map(Replanning::item).toList(),
                notice.notAfter(),
                first(
                        new Contact(id, notice.borrowerNo(), number, channel, Contact.Purpose.of(notice.kind()), null),
                        now),
                now);
    }

    private static NoticeDraft.Item item(Item item) {
        return new NoticeDraft.Item(
                item.subjectKind(),
                item.subject(),
                next(item.occasion()),
                item.loanNo(),
                item.dueDate(),
                new Money(item.principalFen()),
                new Money(item.interestFen()),
                new Money(item.penaltyFen()));
    }

    private static String next(String occasion) {
        int at = occasion.indexOf(AGAIN);
        return at < 0
                ? occasion + AGAIN + 1
                : occasion.substring(0, at + 1) + (Integer.parseInt(occasion.substring(at + 1)) + 1);
    }

    private First first(Contact contact, Instant now) {
        Verdict verdict = Objects.requireNonNull(
                rules.judge(List.of(contact), now).get(contact.notice()), "each contact has a verdict");
        if (verdict instanceof Verdict.HeldUntil held) {
            return new First(NoticeState.HELD, held.reason(), verdict.rule(), held.until());
        }
        if (verdict instanceof Verdict.Denied denied) {
            return new First(NoticeState.SUPPRESSED, denied.reason(), verdict.rule(), now);
        }
        return new First(NoticeState.READY, "allowed", verdict.rule(), now);
    }
}
