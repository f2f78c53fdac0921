package io.duebell;

import io.duebell.shared.BadSettingException;
import java.sql.SQLException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.spring.boot.CamelSpringBootInitializationException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.NestedExceptionUtils;

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
            if (cause instanceof CamelSpringBootInitializationException
                    || cause instanceof FailedToCreateRouteException) {
                return new FailureAnalysis(
                        "A route file of duebell.routes.dir does not become a route. " + cause.getMessage() + "\n"
                                + NestedExceptionUtils.getMostSpecificCause(cause)
                                        .getMessage(),
                        "Correct the file, or put back the folder that came with the jar.",
                        cause);
            }
            if (cause instanceof FlywayException database) {
                return new FailureAnalysis(
                        "The gateway's own database, spring.datasource.url, can't be used: " + reason(database),
                        "See that its server runs, that the database exists and that spring.datasource.username has all rights"
                                + " on it, then start again. Nothing was sent and nothing is lost.",
                        database);
            }
        }
        return null;
    }

    /** What the driver said, in one line. */
    private static String reason(Throwable failure) {
        Throwable last = NestedExceptionUtils.getMostSpecificCause(failure);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                last = cause;
            }
        }
        return String.valueOf(last.getMessage()).strip().lines().findFirst().orElse("no reason given");
    }
}
