/** What the demo keeps in its state folder, whom it lets in, and what it refuses. */
@NullMarked
package io.duebell.demo.internal;

import org.jspecify.annotations.NullMarked;
