package io.duebell.campaign.internal;

/** Where previews wait to be counted. */
public interface PreviewQueue {

    void add(long preview);
}
