/** The steps that the remittance routes name. */
@NullMarked
package io.duebell.remittance.flow;

import org.jspecify.annotations.NullMarked;
