package io.duebell.matching.internal;

import io.duebell.matching.Reason;
import java.util.List;

/** What the signs say. */
sealed interface Verdict {

    Reason reason();

    /** They settle it. */
    record Credit(Suspect suspect, List<String> loanNos, Reason reason) implements Verdict {}

    /** A person must look. */
    record Ask(Reason reason) implements Verdict {}
}
