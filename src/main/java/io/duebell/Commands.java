package io.duebell;

import io.duebell.reading.EvaluateReplies;
import io.duebell.simulator.carrier.SimulateCarrier;
import io.duebell.simulator.loansystem.GenerateLoanBook;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The jobs of the jar, by name; without a name it is the server. */
final class Commands {

    private Commands() {}

    /** Runs the named job to its end and returns the exit code. */
    static int run(String[] args) {
        return new CommandLine(new Server())
                .addSubcommand(new CreateUser())
                .addSubcommand(new CreateApiToken())
                .addSubcommand(new StopSending())
                .addSubcommand(new ResumeSending())
                .addSubcommand(new Recover())
                .addSubcommand(new SimulateCarrier())
                .addSubcommand(new GenerateLoanBook())
                .addSubcommand(new EvaluateReplies())
                .addSubcommand(new EvaluateRemittances())
                .execute(args);
    }

    @Command(
            name = "duebell",
            mixinStandardHelpOptions = true,
            description =
                    "The collection-notification gateway. Without a command: the server; settings by --key=value.")
    static final class Server implements Callable<Integer> {

        @Unmatched
        private String[] settings = {};

        @Override
        public Integer call() throws InterruptedException {
            try {
                Duebell.serve(settings);
            } catch (RuntimeException reportedBySpringAlready) {
                return 1;
            }
            // Spring's shutdown hook ends the program.
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
