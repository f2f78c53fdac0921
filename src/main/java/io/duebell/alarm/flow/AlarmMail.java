package io.duebell.alarm.flow;

import io.duebell.alarm.AlarmProperties;
import io.duebell.alarm.internal.AlarmMessage;
import io.duebell.alarm.internal.AlarmWords;
import io.duebell.shared.BusinessClock;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Writes news of an alarm to the operators, in Chinese and English. */
@Component
public class AlarmMail {

    private final AlarmProperties.Mail settings;
    private final AlarmWords words;
    private final ObjectProvider<JavaMailSender> sender;

    AlarmMail(AlarmProperties properties, AlarmWords words, ObjectProvider<JavaMailSender> sender) {
        this.settings = properties.mail();
        this.words = words;
        this.sender = sender;
    }

    public void write(AlarmMessage message) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setTo(settings.to().toArray(String[]::new));
        mail.setFrom(settings.from());
        mail.setSubject("[Duebell] " + message.news() + ": " + message.code() + " " + message.subject());
        mail.setText(Stream.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)
                .map(language -> words.news(message, language) + " " + words.of(message, language) + "\n"
                        + message.raisedAt()
                                .atZone(BusinessClock.ZONE)
                                .toLocalDateTime()
                                .withNano(0) + "\n")
                .collect(Collectors.joining("\n")));
        sender.getObject().send(mail);
    }
}
