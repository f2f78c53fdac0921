package io.duebell.simulator.bank;

import io.duebell.shared.Money;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A movement on the collection account, as its statements tell it.
 *
 * @param amount what came in; negative: a payment that was taken back
 * @param balance after it
 */
public record BankEntry(
        String serial,
        LocalDate day,
        LocalTime at,
        Money amount,
        Money balance,
        String payer,
        String payerAccount,
        String booking,
        String remark) {}
