package io.duebell.carrier;

/** Where links put borrowers' texts. Declared here, furnished by the inbox. */
public interface InboundSink {

    /** As {@link ReceiptSink#store}: returns once committed, or throws {@link NotStoredException}. */
    void store(InboundText text);
}
