package io.duebell.console.internal;

import io.duebell.evidence.Evidence;
import io.duebell.evidence.EvidencePack;
import io.duebell.evidence.EvidencePack.Digest;
import io.duebell.shared.NoticeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Evidence as the console hands it out: to whom may see the borrower, and each time with a line in the audit log. */
@Component
public class EvidenceDesk {

    /** So many notices of one borrower at most, the latest. */
    private static final int NOTICES = 500;

    private static final int DAYS = 30;

    private final Evidence evidence;
    private final StoryMapper stories;
    private final SuppressionMapper borrowers;
    private final EvidenceScopeMapper scope;
    private final AuditLog audit;

    EvidenceDesk(
            Evidence evidence,
            StoryMapper stories,
            SuppressionMapper borrowers,
            EvidenceScopeMapper scope,
            AuditLog audit) {
        this.evidence = evidence;
        this.stories = stories;
        this.borrowers = borrowers;
        this.scope = scope;
        this.audit = audit;
    }

    /** Empty when there is no such notice, or none that this user may see. */
    public Optional<EvidencePack> ofNotice(ConsoleUser user, NoticeId id, boolean whole, String form) {
        StoryMapper.Head head = stories.find(user.scope(), id.value());
        return head == null
                ? Optional.empty()
                : Optional.of(handOut(user, head.borrowerNo(), List.of(id), whole, form, "notice " + id));
    }

    /** Empty when there is no such borrower, or none that this user may see. */
    public Optional<EvidencePack> ofBorrower(ConsoleUser user, String borrowerNo, boolean whole, String form) {
        List<NoticeId> notices = evidence.noticesOf(borrowerNo, NOTICES).stream()
                .filter(id -> user.scope().isEverything() || stories.find(user.scope(), id.value()) != null)
                .toList();
        boolean known = !borrowers.known(user.scope(), Set.of(borrowerNo)).isEmpty();
        return known || !notices.isEmpty()
                ? Optional.of(handOut(user, borrowerNo, notices, whole, form, "all notices"))
                : Optional.empty();
    }

    private EvidencePack handOut(
            ConsoleUser user, String borrowerNo, List<NoticeId> notices, boolean whole, String form, String what) {
        boolean shown = whole && user.mayCarryNumbers();
        EvidencePack pack = evidence.pack(borrowerNo, notices, shown, user.username());
        audit.write(
                user.username(),
                "evidence-export",
                borrowerNo,
                what + ", " + form + ", numbers " + (shown ? "whole" : "masked"));
        return pack;
    }

    public List<Digest> digests() {
        return evidence.digests(DAYS);
    }

    /** Borrowers whose number or name is asked for. */
    public List<EvidenceScopeMapper.Found> search(ConsoleUser user, String asked) {
        return asked.isBlank() ? List.of() : scope.search(user.scope(), asked.strip());
    }
}
