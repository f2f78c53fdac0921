package io.duebell.dispatch.internal;

/** A stored receipt and the part it speaks of. */
public record MatchedReceipt(ReceiptRow receipt, long noticeId, int partNo) {}
