package io.duebell.console.internal;

import io.duebell.console.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whose borrowers a user may see. Every query about borrowers takes one; its condition stands in one place, the
 * fragment {@code inScope} of {@code NoticeListMapper.xml}.
 *
 * @param managerNo this manager's alone; null: any manager's
 * @param branchNo this branch's alone; null: any branch's
 */
public record Scope(@Nullable String managerNo, @Nullable String branchNo) {

    public static Scope of(Role role, @Nullable String managerNo, @Nullable String branchNo) {
        return switch (role) {
            case MANAGER -> {
                if (managerNo == null) {
                    throw new IllegalArgumentException("a manager without a number would see everybody");
                }
                yield new Scope(managerNo, null);
            }
            case SUPERVISOR -> new Scope(null, branchNo);
            case AUDITOR, ADMINISTRATOR -> new Scope(null, null);
        };
    }

    public boolean isEverything() {
        return managerNo == null && branchNo == null;
    }
}
