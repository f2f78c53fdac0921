package io.duebell.notice.internal;

/** Where dry runs wait their turn on this node. */
public interface DryRunQueue {

    void add(long id);
}
