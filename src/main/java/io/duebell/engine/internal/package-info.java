/** How the embedded engine is unpacked, found, started and stopped. */
@NullMarked
package io.duebell.engine.internal;

import org.jspecify.annotations.NullMarked;
