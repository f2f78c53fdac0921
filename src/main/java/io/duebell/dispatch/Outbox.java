package io.duebell.dispatch;

import io.duebell.shared.NoticeId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where rooms put notices. */
public interface Outbox {

    /** An item's key; unique over all notices. */
    record ItemKey(String subjectKind, String subject, String occasion, String channel) {}

    /** Those of the keys that have been told, or planned to be told, already. */
    Set<ItemKey> known(Collection<ItemKey> keys);

    /**
     * Stores drafts in one transaction, each with the events that led to its first state. A draft one of whose items
     * another node stored meanwhile is left out whole; the answer is how many were stored.
     */
    int add(List<NoticeDraft> drafts, String actor);

    /** Calls back those that wait or are held; what leaves, or has left, goes on. The answer is how many were called back. */
    int withdraw(Collection<NoticeId> notices, String actor, String reason);

    /** What waits is held, also where a node has claimed it and looked already, and looked at again at once; what leaves goes on. */
    int reconsider(Collection<NoticeId> notices, String actor, String reason);

    /** Has those that are held judged again at once. */
    void lookAgain(Collection<NoticeId> notices);
}
