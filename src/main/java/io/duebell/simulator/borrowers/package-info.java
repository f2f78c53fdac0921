/** The people behind the handsets: they read, answer after a while in their own way, and mean to pay or don't. */
@NamedInterface("borrowers")
@NullMarked
package io.duebell.simulator.borrowers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
