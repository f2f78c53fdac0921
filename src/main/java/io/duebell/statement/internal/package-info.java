/** The readers of CSV and of camt. */
@org.jspecify.annotations.NullMarked
package io.duebell.statement.internal;
