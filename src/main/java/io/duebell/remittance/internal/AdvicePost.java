package io.duebell.remittance.internal;

import io.duebell.shared.BusinessClock;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lines of advice on their way over HTTP: taken by one node at a time, told, refused for good, or tried again later each time. */
@Component
public class AdvicePost {

    private static final int AT_ONCE = 10;

    /** Longer than the posts of one take can last together. */
    private static final long LEASE_SECONDS = 180;

    private static final long FIRST_SECONDS = 10;
    private static final long LONGEST_SECONDS = 6 * 3600;
    private static final int LONGEST_ERROR = 100;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    /** They tell of the address, the token or the pace, not of the line. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 404, 405, 407, 408, 421, 423, 425, 429);

    private final AdviceMapper mapper;
    private final AdviceSettings settings;
    private final BusinessClock clock;
    private final SecureRandom random = new SecureRandom();

    AdvicePost(AdviceMapper mapper, AdviceSettings settings, BusinessClock clock) {
        this.mapper = mapper;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those whose time has come, this node's for a while; none while nothing is posted. */
    @Transactional
    public List<AdviceLine> take() {
        List<String> keys = settings.url() == null ? List.of() : mapper.lockDue(AT_ONCE);
        if (keys.isEmpty()) {
            return List.of();
        }
        mapper.lease(keys, LEASE_SECONDS);
        return mapper.read(keys);
    }

    public void told(AdviceLine line) {
        mapper.told(line.adviceKey(), clock.instant());
    }

    /** @param reason of the answer itself; may be empty */
    public void refused(AdviceLine line, int status, String reason) {
        String error = cut(("HTTP " + status + " " + reason).strip());
        if (status >= CLIENT_ERRORS && status < SERVER_ERRORS && !PASSING.contains(status)) {
            mapper.refused(line.adviceKey(), error, clock.instant());
        } else {
            putOff(line, error);
        }
    }

    public void failed(AdviceLine line, String error) {
        putOff(line, cut(error));
    }

    /** Money is never given up: what stays untold becomes a difference after some working days, and is tried on. */
    private void putOff(AdviceLine line, String error) {
        long wait = Math.min(LONGEST_SECONDS, FIRST_SECONDS << Math.min(2 * (line.tries() - 1), 20));
        mapper.putOff(line.adviceKey(), wait + random.nextLong(wait / 4 + 1), error);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}
