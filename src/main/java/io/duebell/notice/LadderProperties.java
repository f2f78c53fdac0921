package io.duebell.notice;

import io.duebell.carrier.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ladder as it is configured ({@code ladder.yaml}).
 *
 * @param interest before the due date of an instalment of interest
 * @param maturity before the due date of an instalment with principal
 * @param overdue after the due date, whatever is open
 * @param overdueThen what repeats after the last overdue step; absent: nothing does
 */
@ConfigurationProperties("duebell.ladder")
public record LadderProperties(
        @DefaultValue List<Step> interest,
        @DefaultValue List<Step> maturity,
        @DefaultValue List<Step> overdue,
        @Nullable Repeat overdueThen) {

    public LadderProperties {
        interest = List.copyOf(interest);
        maturity = List.copyOf(maturity);
        overdue = List.copyOf(overdue);
    }

    /** One rung: days before the due date, or after it for overdue. */
    public record Step(
            int days,
            @DefaultValue("SMS") Channel channel,
            @Nullable String template,
            @DefaultValue("1") int validDays) {}

    /** The rung that repeats every so many days. */
    public record Repeat(
            int every,
            @DefaultValue("SMS") Channel channel,
            @Nullable String template,
            @DefaultValue("1") int validDays) {}
}
