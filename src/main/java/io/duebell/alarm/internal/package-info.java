/** The alarms' tables, what is told of them, and to whom. */
@NullMarked
package io.duebell.alarm.internal;

import org.jspecify.annotations.NullMarked;
