package io.duebell.dispatch.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the outbox makes of refusals beyond the notice itself.
 *
 * @param portedFor how long a number is known to be another operator's than its prefix says
 * @param contentRefusals refusals of a template's content over one link within {@code contentWithin} that stop it
 */
@Validated
@ConfigurationProperties("duebell.dispatch")
record LearningSettings(
        @DefaultValue("90d") @NotNull Duration portedFor,
        @DefaultValue("5") @Min(1) @Max(1000) int contentRefusals,
        @DefaultValue("10m") @NotNull Duration contentWithin) {}
