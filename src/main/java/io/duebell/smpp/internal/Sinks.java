package io.duebell.smpp.internal;

import io.duebell.carrier.InboundSink;
import io.duebell.carrier.LateAnswerSink;
import io.duebell.carrier.ReceiptSink;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where deliveries go, asked for at the first delivery: the rooms behind them lean on the links themselves. */
record Sinks(
        Supplier<@Nullable ReceiptSink> receipts,
        Supplier<@Nullable InboundSink> inbound,
        Supplier<@Nullable LateAnswerSink> lateAnswers) {}
