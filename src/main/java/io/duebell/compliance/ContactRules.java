package io.duebell.compliance;

import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Asks the contact rules, in bulk: a fixed number of queries a call, however many contacts. */
public interface ContactRules {

    /** At planning: judges as of an instant and takes nothing. */
    Map<NoticeId, Verdict> judge(Collection<Contact> contacts, Instant at);

    /** As {@link #judge}, by an edition whatever its state; for looking ahead, so no meter counts it. */
    Map<NoticeId, Verdict> judgeBy(String edition, Collection<Contact> contacts, Instant at);

    /**
     * Right before sending, inside the caller's transaction that writes {@code SENDING}: judges again and takes the caps
     * of those it allows by a conditional update, so that two nodes can't both be the last.
     */
    Map<NoticeId, Verdict> judgeAndTake(Collection<Contact> contacts, Instant at);

    /**
     * Counts contacts that may have been made on a day, whatever the caps: a restored database lost what became of them.
     * Inside the caller's transaction.
     */
    void countUnasked(List<Contact> contacts, LocalDate day);

    /** Returns the caps of contacts that the carrier refused: nothing reached the borrower. Inside the caller's transaction. */
    void giveBack(List<Contact> refused);
}
