package io.duebell.console.internal;

import io.duebell.compliance.HoldKind;
import org.jspecify.annotations.Nullable;

/**
 * Which holds are looked at; null: any.
 *
 * @param borrowerNo those that name this borrower, and those on a number of theirs
 * @param tail the last four digits of the number they name
 * @param past also those that were lifted or have ended
 */
public record HoldFilter(
        @Nullable HoldKind kind,
        @Nullable String borrowerNo,
        @Nullable String tail,
        boolean past) {}
