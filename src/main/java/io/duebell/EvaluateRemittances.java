package io.duebell;

import io.duebell.evaluation.RemittanceEvaluation;
import io.duebell.loanbook.WholeBook;
import io.duebell.matching.MatchSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code duebell evaluate-remittances}: judges the lines of statements against a loan book, and changes nothing in it. */
@Command(
        name = "evaluate-remittances",
        mixinStandardHelpOptions = true,
        description =
                "Judges the lines of statements against the loan book of duebell.loanbook.* and changes nothing in it.")
class EvaluateRemittances implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--statements",
            required = true,
            description = "Folder with the statements, CSV or camt; read by the days in their names.")
    @SuppressWarnings("NullAway.Init")
    private Path statements;

    @Option(names = "--business-date", required = true, description = "The day on which the book stands, yyyy-MM-dd.")
    @SuppressWarnings("NullAway.Init")
    private LocalDate businessDate;

    @Option(
            names = "--out",
            required = true,
            description = "Where the decisions go: CSV with a header, a line for each line of the statements.")
    @SuppressWarnings("NullAway.Init")
    private Path target;

    @Option(
            names = "--truth",
            description = "CSV with txn_no, decidable, borrower_no, loan_nos, case: scores are printed.")
    private @Nullable Path truth;

    @Unmatched
    private String[] settings = {};

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isDirectory(statements)) {
            out.println("there is no folder " + statements + ": name the one with the statements");
            return 2;
        }
        return LoanBookJob.run(out, settings, context -> {
            try {
                RemittanceEvaluation evaluation =
                        RemittanceEvaluation.of(context.getBean(WholeBook.class), MatchSettings.DEFAULT, statements);
                evaluation.write(target);
                evaluation.print(businessDate, out);
                if (truth != null) {
                    evaluation.score(truth, out);
                }
                return 0;
            } catch (IOException | UncheckedIOException e) {
                out.println("Nothing was judged: " + e.getMessage());
                return 1;
            }
        });
    }
}
