/** The index of the book, the reading of remarks, and the judgement. */
@org.jspecify.annotations.NullMarked
package io.duebell.matching.internal;
