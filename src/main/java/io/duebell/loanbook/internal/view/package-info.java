/** The six views of the loan system, as they stand: any column may be null or odd there. */
@NullMarked
package io.duebell.loanbook.internal.view;

import org.jspecify.annotations.NullMarked;
