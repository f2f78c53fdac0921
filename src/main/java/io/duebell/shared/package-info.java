/** Values every room speaks in: mobile numbers, money, notice ids, the clock. Leans on nothing. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.duebell.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
