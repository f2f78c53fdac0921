package io.duebell.carrier;

/**
 * How long a text is on the air.
 *
 * @param units septets or UTF-16 units, by the alphabet
 * @param parts messages the carrier counts and bills
 */
public record TextSize(Alphabet alphabet, int units, int parts) {}
