package io.duebell.console;

import org.jspecify.annotations.Nullable;

/** The people who may log in to the console. */
public interface ConsoleUsers {

    /**
     * Makes a user and returns the password made for them; it is stored hashed and can't be read again.
     *
     * @param managerNo whose borrowers a MANAGER sees; required for that role, refused for any other
     * @param branchNo which branch a SUPERVISOR sees; null: all
     * @throws IllegalArgumentException when the name is taken or the role and numbers don't go together
     */
    String create(
            String username, String displayName, Role role, @Nullable String managerNo, @Nullable String branchNo);
}
