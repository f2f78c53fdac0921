package io.duebell.dispatch.internal;

import java.util.List;

/** Notices whose SENDING is committed and whose parts have to leave now. */
public record SendingBatch(List<Sending> sendings) {}
