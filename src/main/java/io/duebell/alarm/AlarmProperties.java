package io.duebell.alarm;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who is told of alarms besides the log and the console.
 *
 * @param linkDownAfter how long a link may be bound on no node before it is an alarm
 * @param retryMin wait before a message that did not get through is tried again; it doubles up to {@code retryMax}
 */
@Validated
@ConfigurationProperties("duebell.alarm")
public record AlarmProperties(
        @Valid @NotNull @DefaultValue Mail mail,
        @Valid @NotNull @DefaultValue Webhook webhook,
        @DurationMin(seconds = 1) @DefaultValue("2m") Duration linkDownAfter,
        @DurationMin(seconds = 1) @DefaultValue("10s") Duration retryMin,
        @DurationMin(seconds = 1) @DefaultValue("30m") Duration retryMax) {

    /** Mail through {@code spring.mail.host}; nobody is written to while {@code to} is empty. */
    public record Mail(
            @DefaultValue List<String> to, @Nullable String from) {

        public Mail {
            to = List.copyOf(to);
            if (!to.isEmpty() && (from == null || from.isBlank())) {
                throw new IllegalArgumentException(
                        "duebell.alarm.mail.from is missing; duebell.alarm.mail.to needs an address to write from");
            }
        }
    }

    /** A POST of JSON, signed with the secret; nothing is posted without a URL. */
    public record Webhook(@Nullable URI url, @Nullable String secret) {

        public Webhook {
            if (url != null && !"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
                throw new IllegalArgumentException("duebell.alarm.webhook.url is neither http: nor https:");
            }
            if (url != null && (secret == null || secret.length() < 16)) {
                throw new IllegalArgumentException(
                        "duebell.alarm.webhook.secret is missing or shorter than 16 characters;"
                                + " duebell.alarm.webhook.url needs one to sign with");
            }
        }

        /** Without the secret; a URL may carry one too. */
        @Override
        public String toString() {
            return "Webhook[" + (url == null ? "none" : url.getHost()) + "]";
        }
    }
}
