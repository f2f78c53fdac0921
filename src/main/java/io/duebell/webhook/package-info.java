/** Tells other programs what became of notices and campaigns: signed, tried again, with a log of each delivery. */
@ApplicationModule(allowedDependencies = {"shared", "alarm"})
@NullMarked
package io.duebell.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
