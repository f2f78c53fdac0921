package io.duebell.dispatch;

/** What the links can carry. */
public interface Capacity {

    /** Parts of text a second that all links together are licensed for, as living nodes report; 0 while none reports. */
    double licensedParts();

    /** How many text notices wait READY; counting stops at {@code most}. */
    int waiting(int most);
}
