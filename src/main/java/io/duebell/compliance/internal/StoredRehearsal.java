package io.duebell.compliance.internal;

import static java.util.stream.Collectors.toSet;

import io.duebell.compliance.Contact;
import io.duebell.compliance.Rehearsal;
import io.duebell.compliance.Verdict;
import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the database each time: a rehearsal is obeyed from the next batch on, by every node. */
@Component
class StoredRehearsal implements Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(StoredRehearsal.class);
    private static final String RULE = "rehearsal";

    /** How soon what was held looks whether the rehearsal has ended. */
    private static final Duration AGAIN = Duration.ofMinutes(15);

    private final RehearsalMapper mapper;
    private final BusinessClock clock;

    StoredRehearsal(RehearsalMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** While a rehearsal runs, what the rules would allow is held unless its number is listed. */
    void hold(Map<NoticeId, Verdict> verdicts, Collection<Contact> contacts, Instant at, String version) {
        if (contacts.isEmpty() || !mapper.state().running()) {
            return;
        }
        Set<String> numbers =
                contacts.stream().map(contact -> contact.msisdn().digits()).collect(toSet());
        Set<String> listed = Set.copyOf(mapper.listedAmong(numbers));
        for (Contact contact : contacts) {
            boolean allowed = verdicts.get(contact.notice()) instanceof Verdict.Allowed;
            if (allowed && !listed.contains(contact.msisdn().digits())) {
                verdicts.put(
                        contact.notice(),
                        new Verdict.HeldUntil(
                                at.plus(AGAIN),
                                new RuleRef(RULE, version, "not a listed number"),
                                "a rehearsal runs, and the number is not listed"));
            }
        }
    }

    @Override
    public State state() {
        return mapper.state();
    }

    @Override
    @Transactional
    public boolean begin(String actor, String reason) {
        return turn(true, "rehearsal-begin", actor, reason);
    }

    @Override
    @Transactional
    public boolean end(String actor, String reason) {
        return turn(false, "rehearsal-end", actor, reason);
    }

    private boolean turn(boolean running, String action, String actor, String reason) {
        Instant now = clock.instant();
        if (mapper.turn(running, now, actor, reason) == 0) {
            return false;
        }
        mapper.audit(now, actor, action, "all sending", reason);
        LOG.atWarn()
                .addKeyValue("running", running)
                .addKeyValue("actor", actor)
                .log("The rehearsal was turned; every node obeys from its next batch on");
        return true;
    }

    @Override
    public List<Listed> listed() {
        return mapper.numbers().stream()
                .map(row -> new Listed(new Msisdn(row.msisdn()), row.note(), row.addedAt(), row.addedBy()))
                .toList();
    }

    @Override
    @Transactional
    public boolean list(Msisdn msisdn, String note, String actor) {
        Instant now = clock.instant();
        if (mapper.add(msisdn.digits(), note, now, actor) == 0) {
            return false;
        }
        mapper.audit(now, actor, "rehearsal-list", msisdn.masked(), note);
        return true;
    }

    @Override
    @Transactional
    public boolean unlist(Msisdn msisdn, String actor) {
        if (mapper.remove(msisdn.digits()) == 0) {
            return false;
        }
        mapper.audit(clock.instant(), actor, "rehearsal-unlist", msisdn.masked(), "");
        return true;
    }
}
