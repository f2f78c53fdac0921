/** Users, scopes and the read-only queries behind the pages. */
@NullMarked
package io.duebell.console.internal;

import org.jspecify.annotations.NullMarked;
