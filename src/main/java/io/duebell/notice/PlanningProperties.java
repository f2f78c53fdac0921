package io.duebell.notice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a business date is planned and when a person is asked.
 *
 * @param at the hour from which a business date may be planned
 * @param alarmAt from when it is an alarm that the loan system has not finished its day
 * @param bookLagDays how many days the loan book may be behind the business date
 * @param chunk borrowers planned in one transaction
 * @param lease for how long a run belongs to its node without a sign of life
 * @param unusual how many times the usual number of items makes a person be asked
 * @param wrongNumberResults after how many notices that carriers ended with "no such number" it is no longer texted
 */
@Validated
@ConfigurationProperties("duebell.planning")
public record PlanningProperties(
        @DefaultValue("06:00") LocalTime at,
        @DefaultValue("07:30") LocalTime alarmAt,
        @Min(0) @Max(31) @DefaultValue("1") int bookLagDays,
        @Min(1) @Max(5000) @DefaultValue("500") int chunk,
        @DefaultValue("60s") Duration lease,
        @Min(2) @DefaultValue("3") int unusual,
        @Min(1) @Max(10) @DefaultValue("1") int wrongNumberResults) {

    public PlanningProperties {
        if (lease.compareTo(Duration.ofSeconds(10)) < 0) {
            throw new BadNoticeSettingException(
                    "duebell.planning.lease", lease + " is too short", "Give ten seconds or more.");
        }
    }
}
