/** Pages that span rooms, the login, and who may see whom. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "alarm",
            "loanbook",
            "compliance",
            "carrier",
            "dispatch",
            "notice",
            "reading",
            "inbox",
            "evidence",
            "campaign",
            "api",
            "webhook",
            "statement",
            "matching",
            "remittance"
        })
@NullMarked
package io.duebell.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
