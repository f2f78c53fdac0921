/** The steps that the alarm routes name. */
@NullMarked
package io.duebell.alarm.flow;

import org.jspecify.annotations.NullMarked;
