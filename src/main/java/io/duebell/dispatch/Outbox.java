package io.duebell.dispatch;

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
}
