package io.duebell.compliance.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.Verdict;
import io.duebell.compliance.internal.HoldMapper.Standing;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Judges contacts by the rules of the first day. What forbids comes before what delays: opt-out, wrong person, a
 * person's hold, contact hours, texts a day.
 */
@Component
class StoredContactRules implements ContactRules {

    private final ContactRuleSet rules;
    private final HoldMapper holds;
    private final CountMapper counts;
    private final Caps caps;
    private final ComplianceMeters meters;

    StoredContactRules(ContactRuleSet rules, HoldMapper holds, CountMapper counts, Caps caps, ComplianceMeters meters) {
        this.rules = rules;
        this.holds = holds;
        this.counts = counts;
        this.caps = caps;
        this.meters = meters;
    }

    @Override
    public Map<NoticeId, Verdict> judge(Collection<Contact> contacts, Instant at) {
        Map<NoticeId, Verdict> verdicts = judgeHoldsHoursAndCaps(contacts, at);
        verdicts.values().forEach(meters::judged);
        return verdicts;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<NoticeId, Verdict> judgeAndTake(Collection<Contact> contacts, Instant at) {
        Map<NoticeId, Verdict> verdicts = judgeHoldsHoursAndCaps(contacts, at);
        LocalDate today = LocalDate.ofInstant(at, BusinessClock.ZONE);
        List<Contact> counted = contacts.stream()
                .filter(contact -> contact.channel() == Channel.SMS && contact.countsTowardsCaps())
                .filter(contact -> !today.equals(contact.countedOn()))
                .filter(contact -> verdicts.get(contact.notice()) instanceof Verdict.Allowed)
                .toList();
        if (!counted.isEmpty()) {
            for (Contact late : caps.take(counted, today, rules.textsADay())) {
                verdicts.put(late.notice(), heldTillTomorrow(today));
            }
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
        caps.count(
                contacts.stream()
                        .filter(contact -> contact.channel() == Channel.SMS && contact.countsTowardsCaps())
                        .toList(),
                day);
    }

    private Map<NoticeId, Verdict> judgeHoldsHoursAndCaps(Collection<Contact> contacts, Instant at) {
        Map<NoticeId, Verdict> verdicts = new HashMap<>();
        if (contacts.isEmpty()) {
            return verdicts;
        }
        Set<String> borrowers = contacts.stream().map(Contact::borrowerNo).collect(toSet());
        Set<String> numbers =
                contacts.stream().map(contact -> contact.msisdn().digits()).collect(toSet());
        Map<String, List<Standing>> byBorrowerOrNumber = holds.standing(borrowers, numbers, at).stream()
                .collect(groupingBy(hold -> hold.borrowerNo() != null ? hold.borrowerNo() : "+" + hold.msisdn()));
        LocalDate today = LocalDate.ofInstant(at, BusinessClock.ZONE);
        Set<String> exhausted =
                new HashSet<>(counts.exhausted(borrowers, today, Channel.SMS.name(), rules.textsADay()));

        for (Contact contact : contacts) {
            Verdict verdict = byHolds(contact, byBorrowerOrNumber.getOrDefault(contact.borrowerNo(), List.of()));
            if (verdict == null) {
                verdict = byHolds(
                        contact,
                        byBorrowerOrNumber.getOrDefault("+" + contact.msisdn().digits(), List.of()));
            }
            if (verdict == null) {
                verdict = byHoursAndCaps(contact, at, today, exhausted);
            }
            verdicts.put(contact.notice(), verdict);
        }
        return verdicts;
    }

    private @Nullable Verdict byHolds(Contact contact, List<Standing> standing) {
        Verdict worst = null;
        for (Standing hold : standing) {
            boolean otherNumber = hold.msisdn() != null
                    && !hold.msisdn().equals(contact.msisdn().digits());
            boolean otherChannel = hold.channel() != null
                    && !hold.channel().equals(contact.channel().name());
            if (otherNumber || otherChannel) {
                continue;
            }
            Verdict verdict = byHold(hold);
            if (worst == null || verdict instanceof Verdict.Denied) {
                worst = verdict;
            }
        }
        return worst;
    }

    private Verdict byHold(Standing hold) {
        return switch (hold.kind()) {
            case "OPT_OUT" ->
                new Verdict.Denied(rules.rule(ContactRuleSet.OPT_OUT), "the number has opted out of texts");
            case "WRONG_PERSON" ->
                new Verdict.Denied(rules.rule(ContactRuleSet.WRONG_PERSON), "the number is not the borrower's");
            default ->
                hold.until() == null
                        ? new Verdict.Denied(
                                rules.rule(ContactRuleSet.MANUAL_HOLD), "a person holds all notices until further word")
                        : new Verdict.HeldUntil(
                                hold.until(), rules.rule(ContactRuleSet.MANUAL_HOLD), "a person holds all notices");
        };
    }

    private Verdict byHoursAndCaps(Contact contact, Instant at, LocalDate today, Set<String> exhausted) {
        if (!rules.isOpen(at)) {
            return new Verdict.HeldUntil(
                    rules.nextOpen(at),
                    rules.rule(ContactRuleSet.CONTACT_HOURS),
                    "contact is open from " + rules.opens() + " to " + rules.closes());
        }
        boolean counts =
                contact.channel() == Channel.SMS && contact.countsTowardsCaps() && !today.equals(contact.countedOn());
        if (counts && exhausted.contains(contact.borrowerNo())) {
            return heldTillTomorrow(today);
        }
        return new Verdict.Allowed(rules.rule(ContactRuleSet.NOTHING_AGAINST));
    }

    private Verdict heldTillTomorrow(LocalDate today) {
        return new Verdict.HeldUntil(
                rules.opensOn(today.plusDays(1)),
                rules.rule(ContactRuleSet.TEXTS_A_DAY),
                "the borrower has had " + rules.textsADay() + " text(s) today");
    }
}
