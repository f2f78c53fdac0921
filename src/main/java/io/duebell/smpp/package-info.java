/** Carrier links over SMPP 3.4 by jSMPP: bind, window, parts, receipts, inbound. */
@ApplicationModule(allowedDependencies = {"shared", "carrier"})
@NullMarked
package io.duebell.smpp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
