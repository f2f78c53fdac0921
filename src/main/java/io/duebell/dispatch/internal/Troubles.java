package io.duebell.dispatch.internal;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.AlarmProperties;
import io.duebell.alarm.Alarms;
import io.duebell.compliance.SendingSwitch;
import io.duebell.dispatch.internal.TroubleMapper.LinkSight;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Looks at what all nodes report, and raises or clears the alarms of links, routes and the stop of all sending. */
@Component
public class Troubles {

    private static final int STALE_SECONDS = 15;

    private final TroubleMapper mapper;
    private final SendingSwitch sending;
    private final Alarms alarms;
    private final AlarmProperties settings;
    private final Map<String, Long> downSince = new HashMap<>();

    Troubles(TroubleMapper mapper, SendingSwitch sending, Alarms alarms, AlarmProperties settings) {
        this.mapper = mapper;
        this.sending = sending;
        this.alarms = alarms;
        this.settings = settings;
    }

    /** How long a link has been down is this node's to measure; that it is well again any node may say. */
    public void links() {
        mapper.links(STALE_SECONDS).forEach(sight -> look(sight, System.nanoTime()));
    }

    private void look(LinkSight sight, long now) {
        String error = Objects.requireNonNullElse(sight.lastError(), "");
        boolean refused = sight.broken() && !sight.well();
        alarms.follow(AlarmCode.LINK_BROKEN, sight.link(), refused, error);
        if (sight.well()) {
            downSince.remove(sight.link());
            alarms.follow(AlarmCode.LINK_DOWN, sight.link(), false, "");
            return;
        }
        long since = downSince.computeIfAbsent(sight.link(), link -> now);
        if (now - since >= settings.linkDownAfter().toNanos()) {
            alarms.follow(AlarmCode.LINK_DOWN, sight.link(), true, error);
        }
    }

    public void routes() {
        alarms.follow(AlarmCode.ROUTES_DIFFER, "nodes", mapper.routeSets() > 1, "");
    }

    public void sending() {
        SendingSwitch.State state = sending.state();
        alarms.follow(AlarmCode.SENDING_STOPPED, "all", state.stopped(), state.changedBy());
    }
}
