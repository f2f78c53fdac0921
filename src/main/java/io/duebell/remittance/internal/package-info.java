/** How remittances are kept, judged and settled. */
@NullMarked
package io.duebell.remittance.internal;

import org.jspecify.annotations.NullMarked;
