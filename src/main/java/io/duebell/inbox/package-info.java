/**
 * What borrowers write back: whose it is, what it wants, what was done about it, and what a person has to do. A reply is
 * acted on once, or is in a person's hands.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "alarm",
            "carrier",
            "loanbook",
            "compliance",
            "dispatch",
            "notice",
            "reading",
            "remittance"
        })
@NullMarked
package io.duebell.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
