/** Alarms: what stands and wants a person, once over all nodes, told by log, mail and webhook, shown until it is cleared. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.duebell.alarm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
