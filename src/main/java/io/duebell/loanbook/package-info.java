/** The loan system as the gateway sees it: six views read only, and a snapshot of them in the gateway's own database. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.duebell.loanbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
