package io.duebell.loanbook.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator why the server did not start on this loan book, without a stack trace. */
class LoanBookFailureAnalyzer extends AbstractFailureAnalyzer<LoanBookContractException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LoanBookContractException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
