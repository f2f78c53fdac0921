package io.duebell.console.internal;

import io.duebell.remittance.Remittance;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.ReviewDesk;
import io.duebell.remittance.ReviewDesk.Candidate;
import io.duebell.remittance.ReviewDesk.Lesson;
import io.duebell.remittance.ReviewDesk.Opened;
import io.duebell.remittance.ReviewDesk.Order;
import io.duebell.remittance.ReviewDesk.Outcome;
import io.duebell.remittance.ReviewDesk.Page;
import io.duebell.remittance.ReviewDesk.Person;
import io.duebell.remittance.ReviewDesk.Proposed;
import io.duebell.remittance.ReviewDesk.Sum;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remittances as a console user sees and settles them. Steps stand in their story; a look at a whole payer, in the audit log. */
@Component
public class RemittanceDesk {

    /** Borrowers that a search shows. */
    private static final int FOUND = 8;

    private final ReviewDesk desk;
    private final AuditLog audit;

    RemittanceDesk(ReviewDesk desk, AuditLog audit) {
        this.desk = desk;
        this.audit = audit;
    }

    public Page list(ConsoleUser user, State state, @Nullable String words, Order order, @Nullable String after) {
        return desk.list(person(user), state, words, order, after);
    }

    public Map<State, Sum> count(ConsoleUser user) {
        return desk.count(person(user));
    }

    public Optional<Opened> find(ConsoleUser user, long id) {
        return desk.find(person(user), id);
    }

    /** The one that a person works on after this one; empty when the queue is done. */
    public Optional<Long> following(ConsoleUser user, long id, Order order) {
        List<Long> queue = desk.list(person(user), State.REVIEW, null, order, null).remittances().stream()
                .map(Remittance::id)
                .toList();
        int at = queue.indexOf(id);
        return at + 1 < queue.size()
                ? Optional.of(queue.get(at + 1))
                : queue.stream().filter(each -> each != id).findFirst();
    }

    public List<Candidate> search(ConsoleUser user, @Nullable String words) {
        return words == null || words.isBlank() ? List.of() : desk.search(person(user), words.strip(), FOUND);
    }

    /** Notes that somebody looked at a payer's whole name and account; false when there is none, or none that they may see. */
    @Transactional
    public boolean reveal(ConsoleUser user, long id) {
        if (desk.find(person(user), id).isEmpty()) {
            return false;
        }
        audit.write(user.username(), "payer-reveal", "remittance " + id, null);
        return true;
    }

    public Outcome settle(ConsoleUser user, long id, int version, List<Proposed> shares, boolean learn) {
        return desk.settle(person(user), id, version, shares, learn);
    }

    public Outcome agree(ConsoleUser user, long id, int version) {
        return desk.agree(person(user), id, version);
    }

    public Outcome disagree(ConsoleUser user, long id, int version, String reason) {
        return desk.disagree(person(user), id, version, reason);
    }

    public Outcome reverse(ConsoleUser user, long id, int version) {
        return desk.reverse(person(user), id, version);
    }

    public Outcome nobody(ConsoleUser user, long id, int version, String reason) {
        return desk.nobody(person(user), id, version, reason);
    }

    public Outcome undo(ConsoleUser user, long id, int version, String reason) {
        return desk.undo(person(user), id, version, reason);
    }

    public Outcome ask(ConsoleUser user, long id, int version, String borrowerNo) {
        return desk.ask(person(user), id, version, borrowerNo);
    }

    public List<Lesson> lessons(ConsoleUser user, @Nullable Long before) {
        return desk.lessons(person(user), before, Keyset.SIZE + 1);
    }

    public boolean unlearn(ConsoleUser user, long lesson) {
        return desk.unlearn(person(user), lesson);
    }

    private static Person person(ConsoleUser user) {
        Scope scope = user.scope();
        return new Person(user.username(), scope.managerNo(), scope.branchNo());
    }
}
