package io.duebell.console.internal;

import org.jspecify.annotations.Nullable;

/**
 * Which doubts are looked at; null: any.
 *
 * @param name how the borrower's name begins
 * @param number a borrower's or a loan's number, whole
 * @param cause of a silent part: timeout, connection-lost, node-lost, restored
 * @param inTime whether it may still be sent again
 */
public record DoubtFilter(
        @Nullable String name,
        @Nullable String number,
        @Nullable String cause,
        @Nullable Boolean inTime) {}
