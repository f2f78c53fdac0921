package io.duebell.smpp.internal;

import io.duebell.carrier.RefusalTexts;
import io.duebell.carrier.SendOutcome;
import java.util.Locale;
import java.util.Optional;

/** The standard table of submit errors for tests of other rooms, as a link without a table of its own uses it. */
public final class StandardTables implements RefusalTexts {

    /** What the link makes of a {@code command_status}. */
    public static SendOutcome outcome(String code) {
        return new RefusalJudge(SubmitErrors.STANDARD).judge(SubmitErrors.status(code));
    }

    @Override
    public Optional<String> find(String code, Locale locale) {
        if (!code.startsWith("0x")) {
            return Optional.empty();
        }
        int status = SubmitErrors.status(code);
        return SubmitErrors.STANDARD.classOf(status) == RefusalClass.OTHER
                ? Optional.empty()
                : Optional.of(SubmitErrors.STANDARD.words(status, locale));
    }
}
