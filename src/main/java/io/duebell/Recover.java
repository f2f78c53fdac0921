package io.duebell;

import io.duebell.dispatch.Recovery;
import io.duebell.dispatch.Recovery.Answer;
import io.duebell.dispatch.Recovery.Span;
import io.duebell.shared.BusinessClock;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code duebell recover}: after a restore, puts everything in doubt that may have left since the backup. */
@Command(
        name = "recover",
        mixinStandardHelpOptions = true,
        description =
                "After a restore from a backup: puts every notice in doubt that may have left since the backup was begun, "
                        + "those that are planned again for that time too. Sending must be stopped and no node may run. "
                        + "Needs spring.datasource.* alone.")
class Recover implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--lost-since",
            required = true,
            description = "When the backup was begun, 2026-12-15T02:00 in China Standard Time, or with an offset.")
    @SuppressWarnings("NullAway.Init")
    private String lostSince;

    @Option(names = "--until", description = "When the last node was stopped; now without it.")
    private @Nullable String until;

    @Option(names = "--actor", required = true, description = "Who; kept in the story of each notice.")
    @SuppressWarnings("NullAway.Init")
    private String actor;

    @Unmatched
    private String[] settings = {};

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Instant since = read("--lost-since", lostSince);
            Instant last = until == null ? null : read("--until", until);
            return DatabaseJob.run(out, settings, context -> {
                Instant end =
                        last == null ? context.getBean(BusinessClock.class).instant() : last;
                return print(out, context.getBean(Recovery.class).recover(new Span(since, end), actor));
            });
        } catch (IllegalArgumentException e) {
            out.println("Nothing was done: " + e.getMessage());
            return 2;
        }
    }

    private static int print(PrintWriter out, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            out.println("Nothing was done: " + refused.reason() + ".");
            return 2;
        }
        Answer.Done done = (Answer.Done) answer;
        int all = done.inDoubt().values().stream().mapToInt(Integer::intValue).sum();
        out.println("put in doubt: " + all + " notices");
        done.inDoubt().forEach((state, count) -> out.println("  that were " + state + ": " + count));
        out.println("left waiting, they can't have left: " + done.left() + " notices");
        out.println(
                "What is planned again for the lost time starts in doubt as well. Start the nodes, let planning end, look at");
        out.println("the console's page In doubt, then lift the stop: java -jar duebell.jar resume-sending");
        return 0;
    }

    private static Instant read(String option, String text) {
        try {
            return text.matches(".+T.+(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(BusinessClock.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(option + " is \"" + text
                    + "\", and is written 2026-12-15T02:00 (China Standard Time) or 2026-12-14T18:00Z.");
        }
    }
}
