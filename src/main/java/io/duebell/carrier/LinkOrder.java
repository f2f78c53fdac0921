package io.duebell.carrier;

/** What a person has ordered of a link; it stands until the next order, also over restarts. */
public enum LinkOrder {
    /** Send. */
    OPEN,
    /** Take nothing new; finish what was begun and stay bound for receipts and replies. */
    DRAIN,
    /** Drain, then unbind and stay unbound. */
    DISABLE
}
