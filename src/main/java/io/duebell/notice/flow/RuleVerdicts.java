package io.duebell.notice.flow;

import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.Verdict;
import io.duebell.dispatch.NoticeDraft.First;
import io.duebell.dispatch.NoticeState;
import io.duebell.notice.flow.Candidate.Fault;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the contact rules for all of a chunk at once and decides the state each notice starts in. */
@Component
public class RuleVerdicts {

    private final ContactRules rules;
    private final BusinessClock clock;

    RuleVerdicts(ContactRules rules, BusinessClock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    public PlanChunk judge(PlanChunk chunk) {
        Trial trial = chunk.run().trial();
        Instant now = trial == null ? clock.instant() : trial.at();
        List<Contact> contacts = new ArrayList<>();
        for (Candidate candidate : chunk.candidates()) {
            Msisdn msisdn = candidate.msisdn();
            if (candidate.fault() == null && msisdn != null) {
                contacts.add(new Contact(
                        candidate.id(),
                        candidate.borrower().borrowerNo(),
                        msisdn,
                        candidate.speaking().channel(),
                        true,
                        null));
            }
        }
        Map<NoticeId, Verdict> verdicts =
                trial == null ? rules.judge(contacts, now) : rules.judgeBy(trial.edition(), contacts, now);
        return chunk.map(candidate -> candidate.withFirst(first(candidate, verdicts, now)));
    }

    private static First first(Candidate candidate, Map<NoticeId, Verdict> verdicts, Instant now) {
        Fault fault = candidate.fault();
        if (fault != null) {
            String reason = fault.kind().name().toLowerCase(Locale.ROOT) + ": " + fault.code();
            return new First(NoticeState.FAILED, reason, null, now);
        }
        Verdict verdict = verdicts.get(candidate.id());
        if (verdict == null) {
            throw new IllegalStateException("the contact rules gave no verdict on notice " + candidate.id());
        }
        if (verdict instanceof Verdict.HeldUntil held) {
            return new First(NoticeState.HELD, held.reason(), verdict.rule(), held.until());
        }
        if (verdict instanceof Verdict.Denied denied) {
            return new First(NoticeState.SUPPRESSED, denied.reason(), verdict.rule(), now);
        }
        return new First(NoticeState.READY, "allowed", verdict.rule(), now);
    }
}
