package io.duebell.notice.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long credited money counts before the loan system has booked it.
 *
 * @param workingDays after the day of the credit; then the loan system's word counts alone
 */
@Validated
@ConfigurationProperties("duebell.notice.on-way")
record OnWaySettings(@Min(1) @Max(20) @DefaultValue("3") int workingDays) {}
