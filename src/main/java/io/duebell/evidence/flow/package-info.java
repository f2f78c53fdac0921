/** The steps of the routes of this room. */
@NullMarked
package io.duebell.evidence.flow;

import org.jspecify.annotations.NullMarked;
