package io.duebell.alarm.internal;

import io.duebell.alarm.Alarm;
import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes alarms, and with each that begins or ends the news for every channel that is set, in one transaction. */
@Component
class StoredAlarms implements Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(StoredAlarms.class);
    private static final int LONGEST_DETAIL = 300;

    private final AlarmMapper mapper;
    private final MessageMapper messages;
    private final AlarmTargets targets;
    private final BusinessClock clock;

    StoredAlarms(AlarmMapper mapper, MessageMapper messages, AlarmTargets targets, BusinessClock clock) {
        this.mapper = mapper;
        this.messages = messages;
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void raise(AlarmCode code, String subject, String detail) {
        String kept = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
        mapper.raise(code.code(), subject, kept, clock.instant());
        Alarm alarm = mapper.find(code.code(), subject).orElseThrow();
        if (alarm.times() > 1) {
            return;
        }
        tell(alarm, "raised");
        LOG.atWarn()
                .addKeyValue("code", alarm.code())
                .addKeyValue("subject", subject)
                .addKeyValue("detail", kept)
                .log("An alarm was raised; it stands until its cause is gone");
    }

    @Override
    @Transactional
    public void clear(AlarmCode code, String subject) {
        mapper.find(code.code(), subject).ifPresent(this::clear);
    }

    @Override
    @Transactional
    public void follow(AlarmCode code, String subject, boolean wrong, String detail) {
        Optional<Alarm> standing = mapper.find(code.code(), subject);
        if (wrong && standing.isEmpty()) {
            raise(code, subject, detail);
        } else if (!wrong) {
            standing.ifPresent(this::clear);
        }
    }

    private void clear(Alarm alarm) {
        if (!end(alarm)) {
            return;
        }
        LOG.atInfo()
                .addKeyValue("code", alarm.code())
                .addKeyValue("subject", alarm.subject())
                .log("An alarm was cleared; its cause is gone");
    }

    /** False when somebody else was first. */
    private boolean end(Alarm alarm) {
        if (mapper.clear(alarm.id(), clock.instant()) == 0) {
            return false;
        }
        tell(alarm, "cleared");
        return true;
    }

    private void tell(Alarm alarm, String news) {
        targets.channels().forEach(channel -> messages.add(alarm.id(), news, channel));
    }

    @Override
    public List<Alarm> standing() {
        return mapper.standing();
    }

    @Override
    public List<Alarm> cleared(int limit) {
        return mapper.cleared(limit);
    }

    @Override
    @Transactional
    public boolean acknowledge(long id, String actor) {
        Instant now = clock.instant();
        if (mapper.acknowledge(id, Objects.requireNonNull(actor), now) == 0) {
            return false;
        }
        mapper.audit(id, actor, "alarm-acknowledge", now);
        return true;
    }

    @Override
    @Transactional
    public boolean close(long id, String actor) {
        Optional<Alarm> standing = mapper.standing().stream()
                .filter(alarm -> alarm.id() == id && alarm.closedByPerson())
                .findFirst();
        if (standing.isEmpty() || !end(standing.get())) {
            return false;
        }
        mapper.audit(id, actor, "alarm-close", clock.instant());
        return true;
    }
}
