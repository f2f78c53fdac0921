/** What borrowers write back. For now it keeps every message and obeys opt-outs. */
@ApplicationModule(allowedDependencies = {"shared", "carrier", "compliance", "notice", "reading"})
@NullMarked
package io.duebell.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
