/** What to tell whom: the ladder, the texts, the nightly planning, and the last look at the loan book before sending. */
@ApplicationModule(
        allowedDependencies = {"shared", "alarm", "loanbook", "compliance", "carrier", "dispatch", "remittance"})
@NullMarked
package io.duebell.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
