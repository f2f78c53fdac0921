package io.duebell.simulator.loansystem;

import io.duebell.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a borrower paid on one instalment.
 *
 * @param adviceKey the gateway's key, where its advice led to it; the same key is booked once
 */
public record Payment(
        String loanNo,
        LocalDate dueDate,
        LocalDate postedOn,
        Money principal,
        Money interest,
        Money penalty,
        @Nullable String adviceKey) {}
