package io.duebell.inbox.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How replies are taken.
 *
 * @param joinWait how long a long text waits for its missing parts before it is given on with gaps
 * @param noticesWithin how far back a reply may answer a notice
 * @param receiptsWithin how old money may be that is still acknowledged by a text
 * @param service what is promised about replies that want a person
 * @param answers how far answering goes by itself
 * @param pauses for how long what was said holds notices back
 */
@Validated
@ConfigurationProperties("duebell.inbox")
record InboxSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("10m")
        Duration joinWait,

        @NotNull @DefaultValue("P45D") Period noticesWithin,
        @NotNull @DefaultValue("P14D") Period receiptsWithin,
        @NotNull @DefaultValue Service service,
        @NotNull @DefaultValue Answers answers,
        @NotNull @DefaultValue Pauses pauses) {

    /**
     * @param within office time until the first human look
     * @param from when the office opens on a working day
     * @param to when it closes
     */
    record Service(
            @NotNull @DurationMin(minutes = 1) @DefaultValue("30m")
            Duration within,

            @NotNull @DefaultValue("08:30") LocalTime from,
            @NotNull @DefaultValue("17:30") LocalTime to) {}

    /**
     * @param mostADay that nobody wrote, in one conversation
     * @param repeatWithin within which the same text again is not answered again
     */
    record Answers(
            @Min(1) @Max(50) @DefaultValue("5") int mostADay,
            @NotNull @DefaultValue("10m") Duration repeatWithin) {}

    /**
     * @param provisional working days of a stop that a person has yet to confirm
     * @param hardship working days
     * @param grace working days after the day that was promised
     * @param promiseWithin a promise for a later day goes to a person
     */
    record Pauses(
            @Min(1) @Max(20) @DefaultValue("3") int provisional,
            @Min(1) @Max(60) @DefaultValue("10") int hardship,
            @Min(0) @Max(20) @DefaultValue("1") int grace,
            @NotNull @DefaultValue("P60D") Period promiseWithin) {}
}
