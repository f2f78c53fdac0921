/** The steps of the routes {@code notice-nightly} and {@code notice-plan}, in the order the routes name them. */
@NullMarked
package io.duebell.notice.flow;

import org.jspecify.annotations.NullMarked;
