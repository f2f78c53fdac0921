package io.duebell.demo.internal;

import io.duebell.demo.DemoRefusedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what is in the way instead of a stack trace. */
final class DemoRefusedAnalyzer extends AbstractFailureAnalyzer<DemoRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DemoRefusedException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Do what the description says, and start again.", cause);
    }
}
