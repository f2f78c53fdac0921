/** How the loan system is read, and how the snapshot of it is brought in and read. */
@NullMarked
package io.duebell.loanbook.internal;

import org.jspecify.annotations.NullMarked;
