package io.duebell.inbox.internal;

import com.github.f4b6a3.tsid.TsidCreator;
import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import io.duebell.compliance.Contact.Purpose;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.Verdict;
import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.NoticeDraft.First;
import io.duebell.dispatch.NoticeDraft.Item;
import io.duebell.dispatch.NoticeDraft.Recipient;
import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Outbox;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts what the room has to say into the outbox, judged like any other notice and once for each subject and occasion. */
@Component
class AnswerNotices {

    private static final LocalTime LAST_SENDING = LocalTime.of(20, 30);

    private final Outbox outbox;
    private final ContactRules rules;
    private final BusinessClock clock;

    AnswerNotices(Outbox outbox, ContactRules rules, BusinessClock clock) {
        this.outbox = outbox;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What is to be said.
     *
     * @param kind of the notice, see {@link Purpose#of}
     * @param lastDay on which it is still worth saying
     */
    record Said(
            String kind,
            String subjectKind,
            String subject,
            String occasion,
            Holder to,
            Msisdn number,
            Text text,
            Money amount,
            LocalDate lastDay) {}

    /** What became of it at first. */
    record Put(NoticeId notice, NoticeState state) {}

    /** In the caller's transaction; empty when it was said before. */
    Optional<Put> put(Said said, String actor) {
        NoticeId id = new NoticeId(TsidCreator.getTsid().toLong());
        Instant now = clock.instant();
        First first = first(verdict(said, id, now), now);
        Holder to = said.to();
        int added = outbox.add(
                List.of(new NoticeDraft(
                        id,
                        said.kind(),
                        Channel.SMS,
                        clock.today(),
                        said.occasion(),
                        new Recipient(
                                to.borrowerNo(),
                                to.name(),
                                said.number(),
                                to.managerNo(),
                                to.branchNo(),
                                to.villageNo(),
                                to.village()),
                        said.amount(),
                        said.text(),
                        List.of(new Item(
                                said.subjectKind(),
                                said.subject(),
                                said.occasion(),
                                null,
                                null,
                                Money.ZERO,
                                Money.ZERO,
                                Money.ZERO)),
                        said.lastDay()
                                .atTime(LAST_SENDING)
                                .atZone(BusinessClock.ZONE)
                                .toInstant(),
                        first,
                        now)),
                actor);
        return added == 0 ? Optional.empty() : Optional.of(new Put(id, first.state()));
    }

    /** What the rules say of an answer now. */
    Verdict verdict(String kind, String borrowerNo, Msisdn number) {
        NoticeId none = new NoticeId(0);
        return Objects.requireNonNull(rules.judge(
                        List.of(new Contact(none, borrowerNo, number, Channel.SMS, Purpose.of(kind), null)),
                        clock.instant())
                .get(none));
    }

    private Verdict verdict(Said said, NoticeId id, Instant now) {
        Contact contact =
                new Contact(id, said.to().borrowerNo(), said.number(), Channel.SMS, Purpose.of(said.kind()), null);
        return Objects.requireNonNull(rules.judge(List.of(contact), now).get(id), "each contact has a verdict");
    }

    private static First first(Verdict verdict, Instant now) {
        if (verdict instanceof Verdict.HeldUntil held) {
            return new First(NoticeState.HELD, held.reason(), verdict.rule(), held.until());
        }
        if (verdict instanceof Verdict.Denied denied) {
            return new First(NoticeState.SUPPRESSED, denied.reason(), verdict.rule(), now);
        }
        return new First(NoticeState.READY, "allowed", verdict.rule(), now);
    }
}
