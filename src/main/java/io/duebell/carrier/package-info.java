/** The contract of any channel: parts out, outcomes back, receipts and messages in. No wire lives here. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.duebell.carrier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
