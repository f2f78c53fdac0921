package io.duebell;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in two sentences why the server did not start and what to do, instead of a stack trace. */
class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingSettingsException missing) {
                return new FailureAnalysis(
                        String.valueOf(missing.getMessage()),
                        "Set them in ./duebell.yaml, as environment variables or as --key=value (docs/configuration.md)."
                                + " To look around without any of it: mvn spring-boot:run",
                        missing);
            }
            if (cause instanceof BadSettingException bad) {
                return new FailureAnalysis(String.valueOf(bad.getMessage()), "Correct " + bad.key() + ".", bad);
            }
        }
        return null;
    }
}
