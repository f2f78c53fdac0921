/** How inbound texts are kept. */
@NullMarked
package io.duebell.inbox.internal;

import org.jspecify.annotations.NullMarked;
