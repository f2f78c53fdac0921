package io.duebell.smpp.internal;

import io.duebell.carrier.BindLicences;
import io.duebell.carrier.InboundSink;
import io.duebell.carrier.LateAnswerSink;
import io.duebell.carrier.ReceiptSink;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All links of this node: they begin to bind when the rest is up, and are drained before the rest goes down. */
@Component
class SmppLinks implements SmartLifecycle {

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final List<SmppLink> links;
    private volatile boolean running;

    SmppLinks(
            CarrierLines lines,
            ObjectProvider<ReceiptSink> receipts,
            ObjectProvider<InboundSink> inbound,
            ObjectProvider<LateAnswerSink> lateAnswers,
            ObjectProvider<BindLicences> licences,
            BusinessClock clock,
            SmppMeters meters) {
        Sinks sinks = new Sinks(receipts::getIfAvailable, inbound::getIfAvailable, lateAnswers::getIfAvailable);
        List<SmppLink> built = new ArrayList<>();
        for (CarrierLine line : lines.lines()) {
            Deliveries deliveries = new Deliveries(line.link(), sinks, clock, meters);
            Binds binds = new Binds(line, deliveries, licences::getIfAvailable, clock, meters);
            built.add(new SmppLink(line.link(), meters, binds, new Inquirer(line.link(), binds, clock)));
        }
        this.links = List.copyOf(built);
    }

    List<SmppLink> links() {
        return links;
    }

    @Override
    public void start() {
        links.forEach(SmppLink::start);
        running = true;
    }

    @Override
    public void stop() {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        links.forEach(link -> link.drain(Duration.ofNanos(deadline - System.nanoTime())));
        links.forEach(SmppLink::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Below the routes (which stop first), above the web server (whose pages still show the links draining). */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 500;
    }
}
