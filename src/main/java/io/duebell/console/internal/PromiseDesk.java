package io.duebell.console.internal;

import io.duebell.inbox.Conversation;
import io.duebell.inbox.Promise;
import io.duebell.inbox.Promise.Source;
import io.duebell.inbox.Promise.State;
import io.duebell.inbox.Promises;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Promises to pay as a user of the console follows, makes and cancels them. */
@Component
public class PromiseDesk {

    private static final int PAGE = 50;
    private static final int COUNTED_DAYS = 30;

    private final Promises promises;
    private final SuppressionMapper borrowers;
    private final AuditLog audit;
    private final BusinessClock clock;

    PromiseDesk(Promises promises, SuppressionMapper borrowers, AuditLog audit, BusinessClock clock) {
        this.promises = promises;
        this.borrowers = borrowers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Promises of one state; {@code next} leads on. */
    public record Page(List<Promise> promises, @Nullable Long next) {}

    public Page page(ConsoleUser user, State state, @Nullable Long after) {
        List<Promise> found = promises.list(user.person(), state, after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Promise> shown = more ? found.subList(0, PAGE) : found;
        return new Page(shown, more ? shown.get(PAGE - 1).id() : null);
    }

    /** What became of those made within thirty days. */
    public Map<State, Integer> count(ConsoleUser user) {
        LocalDate today = clock.today();
        return promises.count(user.person(), today.minusDays(COUNTED_DAYS - 1), today);
    }

    public List<Promise> of(ConsoleUser user, Conversation conversation) {
        String borrowerNo = conversation.borrowerNo();
        return borrowerNo == null ? List.of() : promises.ofBorrower(user.person(), borrowerNo);
    }

    /** False when nobody knows whose the conversation is, or the borrower has left the book or the user's scope. */
    @Transactional
    public boolean make(
            ConsoleUser user, Conversation conversation, @Nullable Money amount, LocalDate dueOn, Source source) {
        String borrowerNo = conversation.borrowerNo();
        if (borrowerNo == null
                || borrowers.known(user.scope(), Set.of(borrowerNo)).isEmpty()) {
            return false;
        }
        long id = promises.make(borrowerNo, amount, dueOn, source, user.username());
        audit.write(user.username(), "promise-make", "promise " + id, borrowerNo + " until " + dueOn + ", " + source);
        return true;
    }

    /** False when there is none that stands, or none that this user may see. */
    @Transactional
    public boolean cancel(ConsoleUser user, long id, String reason) {
        if (!promises.cancel(user.person(), id, reason)) {
            return false;
        }
        audit.write(user.username(), "promise-cancel", "promise " + id, reason);
        return true;
    }
}
