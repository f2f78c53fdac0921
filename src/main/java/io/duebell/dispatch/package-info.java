/** The outbox: a notice is claimed, checked a last time, sent, retried or left in doubt, and ends in a final state with a reason. */
@ApplicationModule(allowedDependencies = {"shared", "alarm", "carrier", "compliance"})
@NullMarked
package io.duebell.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
