/** Contact rules, opt-outs, holds, caps and the stop switch; every answer is a verdict with its rule. */
@ApplicationModule(allowedDependencies = {"shared", "carrier"})
@NullMarked
package io.duebell.compliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
