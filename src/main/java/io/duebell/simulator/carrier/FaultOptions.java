package io.duebell.simulator.carrier;

import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Gives {@code simulate-carrier} an option for each fault there is. */
final class FaultOptions implements IModelTransformer {

    @Override
    public CommandSpec transform(CommandSpec spec) {
        SimulateCarrier command = (SimulateCarrier) spec.userObject();
        for (FaultKind kind : FaultKind.values()) {
            spec.addOption(OptionSpec.builder("--" + kind.label())
                    .type(String.class)
                    .paramLabel(kind.form().toString())
                    .description("Fault: " + kind.words())
                    .setter(new OptionSetter(spec, command, kind))
                    .build());
        }
        return spec;
    }

    private record OptionSetter(CommandSpec spec, SimulateCarrier command, FaultKind kind)
            implements picocli.CommandLine.Model.ISetter {

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T set(T value) {
            if (value != null) {
                try {
                    command.misbehave(kind, value.toString());
                } catch (IllegalArgumentException e) {
                    throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
                }
            }
            return value;
        }
    }
}
