/** What proves why each notice was sent or not: its whole story, sealed day by day, put together for a regulator. */
@ApplicationModule(allowedDependencies = {"shared", "carrier", "compliance", "loanbook", "dispatch", "remittance"})
@NullMarked
package io.duebell.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
