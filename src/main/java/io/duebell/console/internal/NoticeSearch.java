package io.duebell.console.internal;

import io.duebell.dispatch.NoticeState;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a notice is looked for by; null: any.
 *
 * @param name how the borrower's name begins
 * @param number a borrower's or a loan's number, whole
 * @param tail the phone's last four digits
 */
public record NoticeSearch(
        @Nullable String name,
        @Nullable String number,
        @Nullable String tail,
        @Nullable String village,
        @Nullable NoticeState state,
        @Nullable String kind,
        @Nullable String reason,
        @Nullable LocalDate date) {}
