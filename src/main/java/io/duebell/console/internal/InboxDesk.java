package io.duebell.console.internal;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.duebell.console.internal.ColleagueMapper.Colleague;
import io.duebell.console.internal.EvidenceScopeMapper.Found;
import io.duebell.inbox.Conversation;
import io.duebell.inbox.Conversations;
import io.duebell.inbox.Conversations.Candidate;
import io.duebell.inbox.Conversations.Counts;
import io.duebell.inbox.Conversations.Draft;
import io.duebell.inbox.Conversations.Filter;
import io.duebell.inbox.Conversations.Opened;
import io.duebell.inbox.Conversations.Outcome;
import io.duebell.inbox.Conversations.Page;
import io.duebell.reading.Intent;
import io.duebell.remittance.BorrowerRemittances;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Conversations with borrowers as a user of the console works through them; each step but a look stands in the audit log. */
@Component
public class InboxDesk {

    private static final LocalTime MORNING = LocalTime.of(8, 30);

    private static final int REMITTANCES = 20;

    private final Conversations conversations;
    private final BorrowerRemittances remittances;
    private final EvidenceScopeMapper borrowers;
    private final SuppressionMapper scope;
    private final ColleagueMapper colleagues;
    private final AuditLog audit;
    private final BusinessClock clock;

    InboxDesk(
            Conversations conversations,
            BorrowerRemittances remittances,
            EvidenceScopeMapper borrowers,
            SuppressionMapper scope,
            ColleagueMapper colleagues,
            AuditLog audit,
            BusinessClock clock) {
        this.conversations = conversations;
        this.remittances = remittances;
        this.borrowers = borrowers;
        this.scope = scope;
        this.colleagues = colleagues;
        this.audit = audit;
        this.clock = clock;
    }

    public Page list(ConsoleUser user, Filter filter, @Nullable String after) {
        return conversations.list(user.person(), filter, after);
    }

    public Counts count(ConsoleUser user) {
        return conversations.count(user.person());
    }

    public Optional<Opened> find(ConsoleUser user, long id) {
        return conversations.find(user.person(), id);
    }

    /** Others with the same borrower, on other numbers. */
    public List<Conversation> others(ConsoleUser user, Conversation conversation) {
        String borrowerNo = conversation.borrowerNo();
        return borrowerNo == null
                ? List.of()
                : conversations.ofBorrower(user.person(), borrowerNo).stream()
                        .filter(each -> each.id() != conversation.id())
                        .toList();
    }

    /** What came in for the borrower, the latest first; who sees the conversation sees that. */
    public List<BorrowerRemittances.Step> remittances(Conversation conversation) {
        String borrowerNo = conversation.borrowerNo();
        return borrowerNo == null ? List.of() : remittances.of(borrowerNo, REMITTANCES);
    }

    /** Those of the candidates whom the user may see. */
    public List<Candidate> candidates(ConsoleUser user, Opened opened) {
        Set<String> named =
                opened.candidates().stream().map(Candidate::borrowerNo).collect(toSet());
        if (named.isEmpty()) {
            return List.of();
        }
        Set<String> known = Set.copyOf(scope.known(user.scope(), named));
        return opened.candidates().stream()
                .filter(each -> known.contains(each.borrowerNo()))
                .toList();
    }

    /** Borrowers by number or by how the name begins. */
    public List<Found> search(ConsoleUser user, String asked) {
        return asked.isBlank() ? List.of() : borrowers.search(user.scope(), asked.strip());
    }

    public List<Colleague> colleagues(Conversation conversation) {
        return colleagues.ofConversation(conversation.managerNo(), conversation.branchNo());
    }

    @Transactional
    public Outcome look(ConsoleUser user, long id) {
        return conversations.look(user.person(), id);
    }

    @Transactional
    public Outcome assign(ConsoleUser user, long id, int version, @Nullable String to) {
        boolean may = to == null
                || find(user, id)
                        .filter(it -> colleagues(it.conversation()).stream()
                                .anyMatch(each -> each.username().equals(to)))
                        .isPresent();
        return may
                ? audited(user, "reply-assign", to, conversations.assign(user.person(), id, version, to))
                : new Outcome.Refused("no-colleague", "");
    }

    /** For how long a conversation is put off. */
    public enum Snooze {
        HOUR,
        MORNING,
        DAY
    }

    @Transactional
    public Outcome snooze(ConsoleUser user, long id, int version, Snooze snooze) {
        Instant until = switch (snooze) {
            case HOUR -> clock.instant().plus(Duration.ofHours(1));
            case DAY -> clock.instant().plus(Duration.ofDays(1));
            case MORNING ->
                clock.today()
                        .plusDays(1)
                        .atTime(MORNING)
                        .atZone(BusinessClock.ZONE)
                        .toInstant();
        };
        return audited(user, "reply-snooze", snooze.name(), conversations.snooze(user.person(), id, version, until));
    }

    @Transactional
    public Outcome done(ConsoleUser user, long id, int version) {
        return audited(user, "reply-done", null, conversations.done(user.person(), id, version));
    }

    @Transactional
    public Outcome reopen(ConsoleUser user, long id, int version) {
        return audited(user, "reply-reopen", null, conversations.reopen(user.person(), id, version));
    }

    @Transactional
    public Outcome belongsTo(ConsoleUser user, long id, int version, String borrowerNo) {
        return audited(
                user, "reply-whose", borrowerNo, conversations.belongsTo(user.person(), id, version, borrowerNo));
    }

    @Transactional
    public Outcome settle(ConsoleUser user, long entry, List<Intent> intents) {
        String said = intents.stream().map(Intent::name).collect(joining("+"));
        return audited(
                user,
                "reply-settle",
                "entry " + entry + ": " + said,
                conversations.settle(user.person(), entry, intents));
    }

    public Draft check(ConsoleUser user, long id, String text) {
        return conversations.check(user.person(), id, text);
    }

    @Transactional
    public Outcome answer(ConsoleUser user, long id, int version, String text, String key) {
        Outcome outcome = conversations.answer(user.person(), id, version, text, key);
        String notice = outcome instanceof Outcome.Done done ? String.valueOf(done.notice()) : null;
        return audited(user, "reply-answer", notice, outcome);
    }

    /** Shows the numbers whole, once; false when there is no such conversation, or none that this user may see. */
    @Transactional
    public boolean reveal(ConsoleUser user, long id) {
        if (find(user, id).isEmpty()) {
            return false;
        }
        audit.write(user.username(), "reply-reveal", subject(id), "numbers whole");
        return true;
    }

    private Outcome audited(ConsoleUser user, String action, @Nullable String detail, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            audit.write(user.username(), action, subject(done.id()), detail);
        }
        return outcome;
    }

    private static String subject(long id) {
        return "conversation " + id;
    }
}
