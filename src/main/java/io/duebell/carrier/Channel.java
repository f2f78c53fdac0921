package io.duebell.carrier;

/** How a notice reaches a borrower. */
public enum Channel {
    SMS,
    VOICE
}
