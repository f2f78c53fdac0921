/** The steps that the dispatch routes name. */
@NullMarked
package io.duebell.dispatch.flow;

import org.jspecify.annotations.NullMarked;
