package io.duebell.webhook.internal;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.shared.BusinessClock;
import io.duebell.webhook.Webhooks;
import io.duebell.webhook.internal.EndpointMapper.Kept;
import io.duebell.webhook.internal.EndpointMapper.NewId;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Addresses and deliveries as they are kept. Sending notices writes nothing here: events are gathered behind them, so that an
 * address costs the carrier link nothing.
 */
@Component
public class StoredWebhooks implements Webhooks {

    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final int AT_ONCE = 50;
    private static final int LEASE_SECONDS = 60;
    private static final int FAILURES = 20;
    private static final long FIRST_SECONDS = 10;
    private static final long LONGEST_SECONDS = 6 * 3600;
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_URL = 300;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final EndpointMapper endpoints;
    private final DeliveryMapper deliveries;
    private final Alarms alarms;
    private final BusinessClock clock;
    private final boolean demo;
    private final SecureRandom random = new SecureRandom();

    StoredWebhooks(
            EndpointMapper endpoints,
            DeliveryMapper deliveries,
            Alarms alarms,
            BusinessClock clock,
            Environment environment) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.alarms = alarms;
        this.clock = clock;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @Override
    @Transactional
    public Answer add(String url, Set<String> events, String actor) {
        Optional<Answer> problem = problem(url.strip(), events);
        if (problem.isPresent()) {
            return problem.get();
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        List<String> chosen = TYPES.stream().filter(events::contains).toList();
        NewId key = new NewId();
        endpoints.add(key, url.strip(), String.join(",", chosen), secret, actor, clock.instant());
        endpoints.audit(clock.instant(), actor, "webhook-add", Long.toString(key.getId()), hostOf(url));
        return new Answer.Added(key.getId(), secret);
    }

    /** In clear only to this machine; in the demo to this machine alone. */
    private Optional<Answer> problem(String url, Set<String> events) {
        if (events.isEmpty() || !TYPES.containsAll(events)) {
            return Optional.of(new Answer.Refused("events"));
        }
        try {
            URI uri = new URI(url);
            String host = uri.getHost();
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (url.length() > LONGEST_URL || host == null || uri.getUserInfo() != null) {
                return Optional.of(new Answer.Refused("url"));
            }
            boolean loopback = LOOPBACK.contains(host);
            if (demo && !loopback) {
                return Optional.of(new Answer.Refused("demo"));
            }
            return scheme.equals("https") || (scheme.equals("http") && loopback)
                    ? Optional.empty()
                    : Optional.of(new Answer.Refused("https"));
        } catch (URISyntaxException e) {
            return Optional.of(new Answer.Refused("url"));
        }
    }

    private static @Nullable String hostOf(String url) {
        return URI.create(url.strip()).getHost();
    }

    @Override
    @Transactional
    public boolean remove(long id, String actor) {
        boolean removed = endpoints.remove(id, clock.instant()) == 1;
        if (removed) {
            endpoints.audit(clock.instant(), actor, "webhook-remove", Long.toString(id), null);
            alarms.clear(AlarmCode.WEBHOOK_PAUSED, Long.toString(id));
        }
        return removed;
    }

    @Override
    @Transactional
    public boolean resume(long id, String actor) {
        boolean resumed = endpoints.resume(id) == 1;
        if (resumed) {
            endpoints.audit(clock.instant(), actor, "webhook-resume", Long.toString(id), null);
            alarms.clear(AlarmCode.WEBHOOK_PAUSED, Long.toString(id));
        }
        return resumed;
    }

    @Override
    public List<Endpoint> all() {
        return endpoints.all().stream().map(StoredWebhooks::endpoint).toList();
    }

    @Override
    public Optional<Endpoint> find(long id) {
        return endpoints.find(id).map(StoredWebhooks::endpoint);
    }

    private static Endpoint endpoint(Kept row) {
        return new Endpoint(
                row.id(),
                row.url(),
                Arrays.asList(row.events().split(",", -1)),
                row.createdBy(),
                row.createdAt(),
                row.failures(),
                row.pausedAt(),
                row.waiting());
    }

    @Override
    public List<Delivery> deliveries(long endpoint, @Nullable Long before, int limit) {
        return deliveries.latestOf(endpoint, before, limit);
    }

    @Override
    public boolean again(long endpoint, long delivery, String actor) {
        boolean again = deliveries.again(endpoint, delivery) == 1;
        if (again) {
            endpoints.audit(clock.instant(), actor, "webhook-again", Long.toString(endpoint), Long.toString(delivery));
        }
        return again;
    }

    /** What has happened since the last look, somewhat overlapping it; nothing while nobody wants to know. */
    public void gather() {
        Instant first = deliveries.firstSince();
        if (first == null) {
            return;
        }
        Instant now = clock.instant();
        Instant last = deliveries.gatheredTo();
        Instant since = (last.isBefore(first) ? first : last).minus(OVERLAP);
        deliveries.gatherNotices(since);
        deliveries.gatherCampaigns(since);
        deliveries.gathered(now);
        deliveries.forgetOld();
    }

    /** Those whose time has come, this node's for a minute. */
    @Transactional
    public List<Due> take() {
        List<Long> ids = deliveries.lockDue(AT_ONCE);
        if (ids.isEmpty()) {
            return List.of();
        }
        deliveries.lease(ids, LEASE_SECONDS);
        return deliveries.read(ids);
    }

    @Transactional
    public void delivered(Due delivery, int status) {
        deliveries.delivered(delivery.id(), status);
        endpoints.succeeded(delivery.endpointId());
    }

    /** Later each time, with jitter; an address that fails again and again pauses, and somebody is told. */
    @Transactional
    public void failed(Due delivery, @Nullable Integer status, String error) {
        long wait = Math.min(LONGEST_SECONDS, FIRST_SECONDS << Math.min(2 * (delivery.tries() - 1), 20));
        deliveries.putOff(delivery.id(), wait + random.nextLong(wait / 4 + 1), status, error);
        endpoints.failed(delivery.endpointId());
        if (endpoints.pause(delivery.endpointId(), FAILURES, clock.instant()) == 1) {
            alarms.raise(AlarmCode.WEBHOOK_PAUSED, Long.toString(delivery.endpointId()), error);
        }
    }
}
