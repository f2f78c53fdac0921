package io.duebell;

import io.duebell.console.ConsoleUsers;
import io.duebell.console.Role;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code duebell create-user}: makes a user of the console, the first one too, and prints the password once. */
@Command(
        name = "create-user",
        mixinStandardHelpOptions = true,
        description = "Makes a user of the console and prints the password once. Needs spring.datasource.* alone.")
class CreateUser implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--username", required = true, description = "Login name.")
    @SuppressWarnings("NullAway.Init")
    private String username;

    @Option(names = "--display-name", required = true, description = "Shown in the console and the audit log.")
    @SuppressWarnings("NullAway.Init")
    private String displayName;

    @Option(names = "--role", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init")
    private Role role;

    @Option(names = "--manager-no", description = "Manager number in the loan system; for a MANAGER.")
    private @Nullable String managerNo;

    @Option(names = "--branch-no", description = "Branch a SUPERVISOR sees; all without it.")
    private @Nullable String branchNo;

    @Unmatched
    private String[] settings = {};

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return DatabaseJob.run(out, settings, context -> {
            try {
                String password =
                        context.getBean(ConsoleUsers.class).create(username, displayName, role, managerNo, branchNo);
                out.println("password of " + username + ", shown this once: " + password);
                return 0;
            } catch (IllegalArgumentException e) {
                out.println(e.getMessage());
                return 2;
            }
        });
    }
}
