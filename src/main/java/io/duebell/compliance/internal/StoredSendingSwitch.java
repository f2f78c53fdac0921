package io.duebell.compliance.internal;

import io.duebell.compliance.SendingSwitch;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the database each time: a stop is obeyed before the next batch, and survives restarts. */
@Component
class StoredSendingSwitch implements SendingSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSendingSwitch.class);

    private final SwitchMapper mapper;
    private final BusinessClock clock;

    StoredSendingSwitch(SwitchMapper mapper, BusinessClock clock, ComplianceMeters meters) {
        this.mapper = mapper;
        this.clock = clock;
        meters.watch(this);
    }

    @Override
    public State state() {
        return mapper.state();
    }

    @Override
    @Transactional
    public boolean stop(String actor, String reason) {
        return turn(true, "stop-sending", actor, reason);
    }

    @Override
    @Transactional
    public boolean lift(String actor, String reason) {
        return turn(false, "lift-stop", actor, reason);
    }

    private boolean turn(boolean stopped, String action, String actor, String reason) {
        Instant now = clock.instant();
        if (mapper.turn(stopped, now, actor, reason) == 0) {
            return false;
        }
        mapper.audit(now, actor, action, reason);
        LOG.atWarn()
                .addKeyValue("stopped", stopped)
                .addKeyValue("actor", actor)
                .log("The switch for all sending was turned; every node obeys before its next batch");
        return true;
    }
}
