/** A manager's campaigns: whom they tell what, when and how fast, what they left out and why, and what they brought. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "alarm",
            "loanbook",
            "compliance",
            "carrier",
            "dispatch",
            "notice",
            "notice :: flow",
            "sheet"
        })
@NullMarked
package io.duebell.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
