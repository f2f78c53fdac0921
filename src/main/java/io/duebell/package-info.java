/** Duebell, the collection-notification gateway: one package below this one is one room. */
@NullMarked
package io.duebell;

import org.jspecify.annotations.NullMarked;
