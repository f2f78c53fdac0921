package io.duebell.alarm.internal;

import io.duebell.alarm.AlarmProperties;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** News on its way: leased to one node, told at least once, put off when it does not get through. */
@Component
public class AlarmNews {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmNews.class);
    private static final int AT_ONCE = 5;
    private static final int MOST_TRIES = 50;

    /** Longer than five messages take with their quick retries when nothing answers. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final MessageMapper messages;
    private final AlarmTargets targets;
    private final AlarmProperties properties;

    AlarmNews(MessageMapper messages, AlarmTargets targets, AlarmProperties properties) {
        this.messages = messages;
        this.targets = targets;
        this.properties = properties;
    }

    @Transactional
    public List<AlarmMessage> take(AlarmChannel channel) {
        if (!targets.channels().contains(channel)) {
            return List.of();
        }
        List<Long> due = messages.lockDue(channel, AT_ONCE);
        if (due.isEmpty()) {
            return List.of();
        }
        messages.lease(due, LEASE.toSeconds());
        return messages.read(due);
    }

    public void sent(AlarmMessage message) {
        messages.sent(message.id());
    }

    /** @param error without secrets: it stands in the database and in the log */
    public void putOff(AlarmMessage message, String error) {
        if (message.tries() >= MOST_TRIES) {
            messages.giveUp(message.id(), error);
            LOG.atError()
                    .addKeyValue("code", message.code())
                    .addKeyValue("error", error)
                    .log("News of an alarm did not get through and is given up; the console shows the alarm");
            return;
        }
        Duration wait = wait(message.tries());
        messages.putOff(message.id(), wait.toSeconds(), error);
        LOG.atWarn()
                .addKeyValue("code", message.code())
                .addKeyValue("error", error)
                .addKeyValue("again", wait)
                .log("News of an alarm did not get through; it is tried again");
    }

    private Duration wait(int tries) {
        Duration doubled = properties.retryMin().multipliedBy(1L << Math.min(tries - 1, 20));
        return doubled.compareTo(properties.retryMax()) < 0 ? doubled : properties.retryMax();
    }
}
