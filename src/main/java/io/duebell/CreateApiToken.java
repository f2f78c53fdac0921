package io.duebell;

import io.duebell.api.ApiScope;
import io.duebell.api.ApiTokens;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code duebell create-api-token}: makes a token for another program and prints it once. */
@Command(
        name = "create-api-token",
        mixinStandardHelpOptions = true,
        description = "Makes a token for the API and prints it once. Needs spring.datasource.* alone.")
class CreateApiToken implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--name", required = true, description = "Whose it is; stands in histories as api:NAME.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(
            names = "--scope",
            required = true,
            split = ",",
            description = "campaigns:read, campaigns:write, notices:read, contacts:read; several with commas.")
    @SuppressWarnings("NullAway.Init")
    private List<String> scopes;

    @Option(names = "--manager-no", description = "Whose borrowers it reaches; anybody's without it.")
    private @Nullable String managerNo;

    @Option(names = "--branch-no", description = "Which branch it reaches; all without it.")
    private @Nullable String branchNo;

    @Unmatched
    private String[] settings = {};

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Set<ApiScope> wanted = EnumSet.noneOf(ApiScope.class);
        for (String code : scopes) {
            Optional<ApiScope> scope = ApiScope.of(code);
            if (scope.isEmpty()) {
                out.println("there is no scope " + code + "; see --help");
                return 2;
            }
            wanted.add(scope.get());
        }
        return DatabaseJob.run(out, settings, context -> {
            String token = context.getBean(ApiTokens.class)
                    .create(name, wanted, managerNo, branchNo, null, "create-api-token");
            out.println("token of " + name + ", shown this once: " + token);
            return 0;
        });
    }
}
