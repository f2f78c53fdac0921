package io.duebell.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Who looks, and whose borrowers they may see.
 *
 * @param name their login
 * @param managerNo this manager's borrowers alone; null: any manager's
 * @param branchNo this branch's alone; null: any branch's, and numbers of which nobody knows whose they are
 */
public record Person(
        String name, @Nullable String managerNo, @Nullable String branchNo) {}
