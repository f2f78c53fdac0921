package io.duebell.alarm.internal;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** An alarm in a language: the text of its code, with its subject and detail in it. */
@Component
public class AlarmWords {

    private final MessageSource texts;

    AlarmWords(MessageSource texts) {
        this.texts = texts;
    }

    public String of(AlarmMessage message, Locale locale) {
        String otherwise = message.code() + " " + message.subject() + " " + message.detail();
        String said = texts.getMessage(
                "alarms.code." + message.code(), new Object[] {message.subject(), message.detail()}, otherwise, locale);
        return (said == null ? otherwise : said).strip();
    }

    /** Begun or over, in a language. */
    public String news(AlarmMessage message, Locale locale) {
        String said = texts.getMessage("alarms.news." + message.news(), null, message.news(), locale);
        return said == null ? message.news() : said;
    }
}
