package io.duebell.inbox.internal;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How inbound texts are taken.
 *
 * @param joinWait how long a long text waits for its missing parts before it is given on with gaps
 */
@Validated
@ConfigurationProperties("duebell.inbox")
record InboxSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("10m")
        Duration joinWait) {}
