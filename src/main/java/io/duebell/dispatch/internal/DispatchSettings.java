package io.duebell.dispatch.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the outbox works.
 *
 * @param claim notices leased ahead in one transaction; fewer where the links send fewer in a second
 * @param claimLease how long a lease holds without its node being seen; the last check is repeated after it
 * @param maxTries refusals "for now" after which a notice fails
 * @param nodeTimeout silence after which a node is taken for dead; the heartbeat is a fifth of it
 * @param urgentKinds kinds of notices that leave before others
 * @param horizon how long to wait for a receipt before a notice is UNREPORTED
 */
@Validated
@ConfigurationProperties("duebell.dispatch")
record DispatchSettings(
        @DefaultValue("500") @Min(1) @Max(5000) int claim,
        @DefaultValue("45s") @NotNull Duration claimLease,
        @DefaultValue("5") @Min(1) @Max(50) int maxTries,
        @DefaultValue("10s") @NotNull Duration nodeTimeout,

        @DefaultValue({"RECEIPT", "ANSWER", "FAREWELL"}) @NotNull
        Set<String> urgentKinds,

        @DefaultValue("72h") @NotNull Duration horizon) {}
