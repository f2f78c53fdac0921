package io.duebell.smpp.internal;

import io.duebell.carrier.BindLicence;
import io.duebell.carrier.BindLicences;
import io.duebell.carrier.EncodedPart;
import io.duebell.carrier.GsmTextEncoder;
import io.duebell.carrier.InboundText;
import io.duebell.carrier.NotStoredException;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.Receipt;
import io.duebell.carrier.SendOutcome;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import io.duebell.smpp.LinkSettings;
import io.duebell.smpp.MessageIdForm;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;

/** A link with sinks that keep what they get, and refuse as often as they are told. */
final class LinkFixture implements AutoCloseable {

    private static final AtomicLong NOTICES = new AtomicLong(1);

    final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    final Queue<InboundText> inbound = new ConcurrentLinkedQueue<>();
    final Queue<SendOutcome> lateAnswers = new ConcurrentLinkedQueue<>();
    final AtomicInteger refusals = new AtomicInteger();
    final SmppLink link;

    LinkFixture(LinkSettings.Link settings) {
        this(settings, new AnyNumber());
    }

    LinkFixture(LinkSettings.Link settings, BindLicences licences) {
        this(settings, licences, new DefaultSslBundleRegistry(), null);
    }

    LinkFixture(LinkSettings.Link settings, SslBundles bundles) {
        this(settings, new AnyNumber(), bundles, null);
    }

    /** With sinks of the test's own. */
    LinkFixture(LinkSettings.Link settings, Sinks sinks) {
        this(settings, new AnyNumber(), new DefaultSslBundleRegistry(), sinks);
    }

    private LinkFixture(LinkSettings.Link settings, BindLicences licences, SslBundles bundles, @Nullable Sinks given) {
        Sinks sinks = given != null
                ? given
                : new Sinks(
                        () -> this::storeReceipt,
                        () -> inbound::add,
                        () -> (id, part, answer) -> lateAnswers.add(answer));
        SmppMeters meters = new SmppMeters(new SimpleMeterRegistry());
        BusinessClock clock = new BusinessClock(Duration.ZERO);
        Deliveries deliveries = new Deliveries(settings, sinks, clock, meters);
        CarrierLine line = CarrierLine.of(settings, "duebell.links[0]", bundles);
        Binds binds = new Binds(line, deliveries, () -> licences, clock, meters);
        link = new SmppLink(settings, meters, binds, new Inquirer(settings, binds, clock));
        link.start();
    }

    static LinkSettings.Link settings(int port, int window) {
        return settings(port, window, "secret", MessageIdForm.AS_IS);
    }

    static LinkSettings.Link settings(int port, int window, String password, MessageIdForm form) {
        return settings(port, window, password, form, Duration.ofSeconds(10));
    }

    static LinkSettings.Link settings(
            int port, int window, String password, MessageIdForm form, Duration responseTimeout) {
        return settings(port, window, password, form, responseTimeout, 1, Duration.ofSeconds(5));
    }

    static LinkSettings.Link settings(int port, int window, int binds, Duration bindHold) {
        return settings(port, window, "secret", MessageIdForm.AS_IS, Duration.ofSeconds(10), binds, bindHold);
    }

    private static LinkSettings.Link settings(
            int port,
            int window,
            String password,
            MessageIdForm form,
            Duration responseTimeout,
            int binds,
            Duration bindHold) {
        Map<String, Object> given = new HashMap<>(Map.of(
                "port", port,
                "password", password,
                "window", window,
                "binds", binds,
                "bind-hold", bindHold,
                "response-timeout", responseTimeout,
                "message-id-form", form));
        return link(given);
    }

    /** A link of these settings; the rest is the default or what a test on loopback wants. */
    static LinkSettings.Link link(Map<String, ?> given) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "id", "cmcc",
                "host", "127.0.0.1",
                "system-id", "duebell",
                "password", "secret",
                "source-address", "10690001",
                "connect-timeout", "2s",
                "rebind-min", "50ms",
                "rebind-max", "500ms"));
        all.putAll(given);
        Map<String, Object> keys = new HashMap<>();
        all.forEach((key, value) -> keys.put("link." + key, value));
        return new Binder(new MapConfigurationPropertySource(keys))
                .bind("link", LinkSettings.Link.class)
                .get();
    }

    static LinkSettings.Link settings(int port, Map<String, String> given) {
        Map<String, Object> all = new HashMap<>(given);
        all.put("port", port);
        return link(all);
    }

    List<CompletableFuture<SendOutcome>> send(String msisdn, String text) {
        NoticeId notice = new NoticeId(NOTICES.getAndIncrement());
        return send(notice, (int) (notice.value() & 0xFFFF), msisdn, text);
    }

    /** All its parts at once, as the link writes them. */
    List<CompletableFuture<SendOutcome>> send(NoticeId notice, int reference, String msisdn, String text) {
        List<CompletableFuture<SendOutcome>> outcomes = new ArrayList<>();
        for (EncodedPart part : new GsmTextEncoder().encode(text, reference, link.textForm())) {
            outcomes.add(link.send(
                    new OutboundPart(notice, outcomes.size() + 1, new Msisdn(msisdn), part, Duration.ofHours(4))));
        }
        return outcomes;
    }

    /** Licences for whoever asks. */
    private static final class AnyNumber implements BindLicences {

        @Override
        public Optional<BindLicence> take(String link, int licensed, Duration hold) {
            return Optional.of(new BindLicence(
                    link, 1, System.nanoTime() + Duration.ofHours(1).toNanos()));
        }

        @Override
        public Optional<BindLicence> renew(BindLicence licence) {
            return take(licence.link(), 1, Duration.ZERO);
        }

        @Override
        public boolean hasTooMany(String link, int licensed) {
            return false;
        }

        @Override
        public void giveBack(BindLicence licence, Duration freeAfter) {}
    }

    private void storeReceipt(Receipt receipt) {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new NotStoredException("the database is away", new IllegalStateException());
        }
        receipts.add(receipt);
    }

    @Override
    public void close() {
        link.stop();
    }
}
