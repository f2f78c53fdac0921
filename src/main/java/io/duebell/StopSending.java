package io.duebell;

import io.duebell.compliance.SendingSwitch;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code duebell stop-sending}: the command beside the button, for when the console can't be reached. */
@Command(
        name = "stop-sending",
        mixinStandardHelpOptions = true,
        description = "Stops all sending on all nodes before their next batch. Needs spring.datasource.* alone.")
class StopSending implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--reason", required = true, description = "Why; kept in the audit log.")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    @Option(names = "--actor", required = true, description = "Who; kept in the audit log.")
    @SuppressWarnings("NullAway.Init")
    private String actor;

    @Unmatched
    private String[] settings = {};

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return DatabaseJob.run(out, settings, context -> {
            boolean turned = turn(context.getBean(SendingSwitch.class), actor, reason);
            SendingSwitch.State state = context.getBean(SendingSwitch.class).state();
            out.println(turned ? "done" : "nothing to do: it was so already");
            out.println("sending is " + (state.stopped() ? "STOPPED" : "on") + " since " + state.changedAt() + " by "
                    + state.changedBy() + ": " + state.reason());
            return 0;
        });
    }

    boolean turn(SendingSwitch sendingSwitch, String who, String why) {
        return sendingSwitch.stop(who, why);
    }
}
