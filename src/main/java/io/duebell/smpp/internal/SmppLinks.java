package io.duebell.smpp.internal;

import io.duebell.carrier.BindLicences;
import io.duebell.carrier.InboundSink;
import io.duebell.carrier.LateAnswerSink;
import io.duebell.carrier.ReceiptSink;
import io.duebell.shared.BusinessClock;
import io.duebell.smpp.LinkSettings;
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
            LinkSettings settings,
            ObjectProvider<ReceiptSink> receipts,
            ObjectProvider<InboundSink> inbound,
            ObjectProvider<LateAnswerSink> lateAnswers,
            ObjectProvider<BindLicences> licences,
            BusinessClock clock,
            SmppMeters meters) {
        Sinks sinks = new Sinks(receipts::getIfAvailable, inbound::getIfAvailable, lateAnswers::getIfAvailable);
        List<SmppLink> built = new ArrayList<>();
        for (LinkSettings.Link link : settings.links()) {
            String key = "duebell.links[" + built.size() + "]";
            Deliveries deliveries = new Deliveries(link, sinks, clock, meters);
            built.add(new SmppLink(
                    link, meters, new Binds(link, key, deliveries, licences::getIfAvailable, clock, meters)));
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
