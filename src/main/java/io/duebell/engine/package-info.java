/** The embedded database server of the demo and the tests: started once, taken over after a kill, stopped cleanly. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.duebell.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
