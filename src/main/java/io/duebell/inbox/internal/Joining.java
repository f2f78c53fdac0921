package io.duebell.inbox.internal;

import io.duebell.inbox.internal.PartMapper.Joined;
import io.duebell.inbox.internal.PartMapper.Part;
import io.duebell.inbox.internal.PartMapper.TextKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one message of the parts of a long text. One whose parts don't all come within the wait is given on with its
 * gaps; what comes later makes a further message of all that is known, which says what it completes.
 */
@Component
public class Joining {

    private static final int BATCH = 200;

    private final PartMapper parts;
    private final InboxSettings settings;
    private final InboxMeters meters;

    Joining(PartMapper parts, InboxSettings settings, InboxMeters meters) {
        this.parts = parts;
        this.settings = settings;
        this.meters = meters;
    }

    /** Texts that are whole, or have waited long enough. */
    public List<TextKey> ripe() {
        return parts.ripe(settings.joinWait().toSeconds(), BATCH);
    }

    /** In one transaction; a second node waits for the lock and then finds nothing to do. */
    @Transactional
    public void join(TextKey key) {
        long wait = settings.joinWait().toMillis();
        for (PartSet set : PartSet.deal(parts.lock(key), key.total(), wait)) {
            Long message = set.message();
            if (!set.waiting().isEmpty() && message != null && set.onlyDoubles()) {
                parts.standIn(ids(set.waiting()), message);
            } else if (!set.waiting().isEmpty() && (set.missing() == 0 || set.waitsSince(wait))) {
                giveOn(key, set);
            }
        }
    }

    private void giveOn(TextKey key, PartSet set) {
        List<Long> all = ids(set.waiting());
        String fingerprint = fingerprint(key, all);
        Instant last =
                Collections.max(set.parts().stream().map(Part::receivedAt).toList());
        parts.add(new Joined(key, set.text(), fingerprint, last, set.missing(), set.message()));
        long message = parts.message(fingerprint);
        parts.standIn(all, message);
        parts.standIn(ids(set.parts()), message);
        meters.joined(set.missing() == 0);
    }

    private static List<Long> ids(Collection<Part> parts) {
        return parts.stream().map(Part::id).toList();
    }

    /** Of parts that no other message was made of. */
    private static String fingerprint(TextKey key, List<Long> partIds) {
        String named =
                key.link() + partIds.stream().map(String::valueOf).collect(Collectors.joining(",", "/parts ", ""));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
