/** The other side of every wire: a loan system, a carrier with its handsets. Known to no other room but the demo. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.duebell.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
