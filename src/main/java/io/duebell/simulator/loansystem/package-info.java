/** A loan system with a loan book that it made up: the base tables behind the six views, its end of day, its payments. */
@NamedInterface("loansystem")
@NullMarked
package io.duebell.simulator.loansystem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
