/** The outbox tables and everything that writes them. */
@NullMarked
package io.duebell.dispatch.internal;

import org.jspecify.annotations.NullMarked;
