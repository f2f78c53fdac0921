package io.duebell.notice.internal;

import io.duebell.notice.BadNoticeSettingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence why the start stopped at a ladder or a template. */
class BadNoticeSettingAnalyzer extends AbstractFailureAnalyzer<BadNoticeSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadNoticeSettingException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
