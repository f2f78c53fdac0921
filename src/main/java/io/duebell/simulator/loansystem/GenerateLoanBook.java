package io.duebell.simulator.loansystem;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The subcommand that fills a database of its own with a made-up loan book. */
@Command(
        name = "generate-loanbook",
        description = "Fills an empty database with the made-up loan book of a rural credit union.",
        mixinStandardHelpOptions = true)
public final class GenerateLoanBook implements Callable<Integer> {

    @Option(
            names = "--url",
            required = true,
            description = "JDBC URL of an empty database, or of one this command made")
    private String url = "";

    @Option(names = "--username", required = true)
    private String username = "";

    @Option(names = "--password", defaultValue = "", interactive = true, arity = "0..1")
    private String password = "";

    @Option(names = "--households", defaultValue = "7000", description = "default: ${DEFAULT-VALUE}, one branch")
    private int households;

    @Option(names = "--business-date", description = "the morning it is read (default: today)")
    private @Nullable LocalDate businessDate;

    @Option(names = "--seed", defaultValue = "1", description = "the same seed makes the same book")
    private long seed;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command == null
                ? new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8)
                : command.commandLine().getOut();
        LocalDate date = businessDate == null ? LocalDate.now(io.duebell.shared.BusinessClock.ZONE) : businessDate;
        var database = new DriverManagerDataSource(withBatches(url), username, password);
        try {
            BookFigures figures =
                    new LoanBookGenerator(database).generate(new BookSpec(households, date, seed), progressTo(out));
            new LoanSystem(database).finishDay(date.minusDays(1));
            out.println();
            out.println("The loan book is complete up to " + date.minusDays(1) + ": " + figures + ".");
            out.flush();
            return 0;
        } catch (IllegalStateException | IllegalArgumentException | org.springframework.dao.DataAccessException e) {
            out.println();
            out.println("No loan book was made: " + e.getMessage());
            out.flush();
            return 1;
        }
    }

    /** A line that rewrites itself, twenty times in all. */
    private static Progress progressTo(PrintWriter out) {
        return (done, total) -> {
            if (done == total || done % Math.max(500, total / 20 / 500 * 500) == 0) {
                out.printf("\rhouseholds: %,d of %,d (%d %%)", done, total, 100L * done / total);
                out.flush();
            }
        };
    }

    private static String withBatches(String url) {
        String wanted = "rewriteBatchedStatements=true";
        return url.contains("rewriteBatchedStatements") ? url : url + (url.contains("?") ? "&" : "?") + wanted;
    }
}
