package io.duebell.console.internal;

import io.duebell.compliance.RuleBook;
import io.duebell.compliance.RuleBook.Answer;
import io.duebell.compliance.RuleBook.Edition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contact rules as the console shows and changes them: each step stands in the audit log. */
@Component
public class Rules {

    private final RuleBook book;
    private final AuditLog audit;

    Rules(RuleBook book, AuditLog audit) {
        this.book = book;
        this.audit = audit;
    }

    public Edition inForce() {
        return book.inForce();
    }

    public List<Edition> editions() {
        return book.editions();
    }

    public Optional<Edition> find(String hash) {
        return book.find(hash);
    }

    @Transactional
    public Answer propose(ConsoleUser user, String text, String reason) {
        return audited(user, "rules-propose", reason, () -> book.propose(text, reason, user.username()));
    }

    @Transactional
    public Answer approve(ConsoleUser user, String hash, Instant from) {
        return audited(user, "rules-approve", "from " + from, () -> book.approve(hash, from, user.username()));
    }

    @Transactional
    public Answer refuse(ConsoleUser user, String hash) {
        return audited(user, "rules-refuse", "", () -> book.refuse(hash, user.username()));
    }

    private Answer audited(ConsoleUser user, String action, String detail, Supplier<Answer> step) {
        Answer answer = step.get();
        if (answer instanceof Answer.Done done) {
            audit.write(user.username(), action, done.edition().version(), detail);
        }
        return answer;
    }
}
