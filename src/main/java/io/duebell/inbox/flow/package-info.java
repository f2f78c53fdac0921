/** The steps that the inbox routes name. */
@NullMarked
package io.duebell.inbox.flow;

import org.jspecify.annotations.NullMarked;
