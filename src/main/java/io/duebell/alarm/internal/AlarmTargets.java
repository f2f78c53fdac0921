package io.duebell.alarm.internal;

import io.duebell.alarm.AlarmProperties;
import io.duebell.shared.BadSettingException;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The channels that are set; a channel that is set by half stops the start. */
@Component
class AlarmTargets {

    private final Set<AlarmChannel> channels = EnumSet.noneOf(AlarmChannel.class);

    AlarmTargets(AlarmProperties properties, ObjectProvider<JavaMailSender> sender) {
        if (!properties.mail().to().isEmpty()) {
            if (sender.getIfAvailable() == null) {
                throw new BadSettingException("spring.mail.host", "", "duebell.alarm.mail.to needs a mail server");
            }
            channels.add(AlarmChannel.MAIL);
        }
        if (properties.webhook().url() != null) {
            channels.add(AlarmChannel.WEBHOOK);
        }
    }

    Set<AlarmChannel> channels() {
        return channels;
    }
}
