package io.duebell.reading.internal;

import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.util.List;

/**
 * A text with its figures taken out, each replaced by one sign, so that what is learnt of one day or amount holds for all:
 * Ⓟ past day, Ⓕ coming day, Ⓓ other day, Ⓐ amount, Ⓗ telephone number, Ⓝ tail of a number, Ⓒ time of day, Ⓢ a
 * sender's signature.
 */
record Marked(String text, List<SaidDay> days, List<Money> amounts, List<String> tails, List<Msisdn> phones) {}
