package io.duebell.carrier;

/** Where links put receipts. Declared here, furnished by dispatch. */
public interface ReceiptSink {

    /**
     * Returns once the receipt is committed; only then may the link acknowledge it. Throws {@link NotStoredException}
     * when it could not be; the link answers with a temporary error and the carrier will come again.
     */
    void store(Receipt receipt);
}
