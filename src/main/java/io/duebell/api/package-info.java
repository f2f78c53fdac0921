/** The gateway for other programs: REST below {@code /api/v1}, its tokens, and its description in OpenAPI 3. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "loanbook",
            "carrier",
            "compliance",
            "dispatch",
            "notice",
            "campaign",
            "remittance"
        })
@NullMarked
package io.duebell.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
