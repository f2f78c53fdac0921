/** How stories are sealed and read. */
@NullMarked
package io.duebell.evidence.internal;

import org.jspecify.annotations.NullMarked;
