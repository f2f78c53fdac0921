package io.duebell.engine.internal;

import io.duebell.engine.EngineException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what is in the way instead of a stack trace. */
final class EngineFailureAnalyzer extends AbstractFailureAnalyzer<EngineException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EngineException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Do what the description says, and start again.", cause);
    }
}
