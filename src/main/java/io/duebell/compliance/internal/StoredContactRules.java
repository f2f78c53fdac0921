package io.duebell.compliance.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.Verdict;
import io.duebell.compliance.internal.HoldMapper.Standing;
import io.duebell.compliance.internal.Tally.Whom;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Judges contacts by the rules in force, the ledger of holds and what was taken of the caps. */
@Component
class StoredContactRules implements ContactRules {

    private final StoredRuleBook book;
    private final HoldMapper holds;
    private final Caps caps;
    private final StoredRehearsal rehearsal;
    private final ComplianceMeters meters;

    StoredContactRules(
            StoredRuleBook book, HoldMapper holds, Caps caps, StoredRehearsal rehearsal, ComplianceMeters meters) {
        this.book = book;
        this.holds = holds;
        this.caps = caps;
        this.rehearsal = rehearsal;
        this.meters = meters;
    }

    @Override
    public Map<NoticeId, Verdict> judge(Collection<Contact> contacts, Instant at) {
        Judge judge = book.judge(at);
        Map<NoticeId, Verdict> verdicts = judge(contacts, at, judge);
        rehearsal.hold(verdicts, contacts, at, judge.rules().version());
        verdicts.values().forEach(meters::judged);
        return verdicts;
    }

    @Override
    public Map<NoticeId, Verdict> judgeBy(String edition, Collection<Contact> contacts, Instant at) {
        return judge(contacts, at, book.judgeBy(edition));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<NoticeId, Verdict> judgeAndTake(Collection<Contact> contacts, Instant at) {
        Judge judge = book.judge(at);
        Map<NoticeId, Verdict> verdicts = judge(contacts, at, judge);
        rehearsal.hold(verdicts, contacts, at, judge.rules().version());
        LocalDate today = Judge.day(at);
        List<Contact> counted = contacts.stream()
                .filter(contact -> Judge.takes(contact, today))
                .filter(contact -> verdicts.get(contact.notice()) instanceof Verdict.Allowed)
                .toList();
        if (!counted.isEmpty()) {
            // Between the look and the lock another may have taken the last: then the caps alone speak against it.
            caps.take(counted, today, judge)
                    .forEach((late, tally) -> verdicts.put(late.notice(), judge.judge(late, at, List.of(), tally)));
        }
        verdicts.values().forEach(meters::judged);
        return verdicts;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(List<Contact> refused) {
        caps.giveBack(refused);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void countUnasked(List<Contact> contacts, LocalDate day) {
        caps.count(contacts.stream().filter(Contact::countsTowardsCaps).toList(), day);
    }

    private Map<NoticeId, Verdict> judge(Collection<Contact> contacts, Instant at, Judge judge) {
        Map<NoticeId, Verdict> verdicts = new HashMap<>();
        if (contacts.isEmpty()) {
            return verdicts;
        }
        Set<String> borrowers = contacts.stream().map(Contact::borrowerNo).collect(toSet());
        Set<String> numbers =
                contacts.stream().map(contact -> contact.msisdn().digits()).collect(toSet());
        Map<String, List<Standing>> standing = holds.standing(borrowers, numbers, at).stream()
                .collect(groupingBy(hold -> hold.borrowerNo() != null ? hold.borrowerNo() : "+" + hold.msisdn()));
        Set<Whom> whom = contacts.stream()
                .flatMap(contact -> Caps.whomOf(contact).stream())
                .collect(toSet());
        Tally tally = caps.read(whom, Judge.day(at), judge.rules());
        for (Contact contact : contacts) {
            List<Standing> against = new ArrayList<>(standing.getOrDefault(contact.borrowerNo(), List.of()));
            against.addAll(standing.getOrDefault("+" + contact.msisdn().digits(), List.of()));
            verdicts.put(contact.notice(), judge.judge(contact, at, against, tally));
        }
        return verdicts;
    }
}
