package io.duebell;

import io.duebell.compliance.SendingSwitch;
import picocli.CommandLine.Command;

/** {@code duebell resume-sending}: lifts the stop. */
@Command(
        name = "resume-sending",
        mixinStandardHelpOptions = true,
        description = "Lifts the stop of all sending. Needs spring.datasource.* alone.")
class ResumeSending extends StopSending {

    @Override
    boolean turn(SendingSwitch sendingSwitch, String who, String why) {
        return sendingSwitch.lift(who, why);
    }
}
