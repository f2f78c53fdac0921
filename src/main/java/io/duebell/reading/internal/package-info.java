/** How a text is read: normalised, its figures marked, weighed by a small classifier, watched by cues. */
@org.jspecify.annotations.NullMarked
package io.duebell.reading.internal;
