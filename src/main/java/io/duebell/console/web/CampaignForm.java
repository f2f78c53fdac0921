package io.duebell.console.web;

import io.duebell.campaign.Audience;
import io.duebell.campaign.Audience.Answered;
import io.duebell.campaign.Audience.LoanClass;
import io.duebell.campaign.Audience.PhoneHealth;
import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignKind;
import io.duebell.campaign.Definition;
import io.duebell.shared.BusinessClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * A campaign as the form has it.
 *
 * @param least in yuan
 * @param start local; null: as soon as it is released
 * @param spreadHours over how many hours; 0: as fast as its share allows
 */
record CampaignForm(
        String name,
        CampaignKind kind,
        String template,
        List<String> villages,
        List<String> townships,
        List<String> managers,
        List<String> products,
        @Nullable Integer dueFrom,
        @Nullable Integer dueTo,
        @Nullable Integer overdueFrom,
        @Nullable Integer overdueTo,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        List<LoanClass> classes,
        @Nullable Integer quietDays,
        Answered answered,
        PhoneHealth phone,
        @Nullable Long list,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
        LocalDateTime start,

        int spreadHours,
        @Nullable Boolean workingDays,
        int share,
        @Nullable Integer budget,
        int heldOut,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate expiresOn) {

    private static final int MINUTES = 60;
    private static final int WEEK = 7;

    @SuppressWarnings("NullAway") // a form leaves out what nothing is chosen of
    CampaignForm {
        name = name == null ? "" : name.strip();
        kind = kind == null ? CampaignKind.OVERDUE : kind;
        template = template == null ? "" : template;
        villages = villages == null ? List.of() : List.copyOf(villages);
        townships = townships == null ? List.of() : List.copyOf(townships);
        managers = managers == null ? List.of() : List.copyOf(managers);
        products = products == null ? List.of() : List.copyOf(products);
        classes = classes == null ? List.of() : List.copyOf(classes);
        answered = answered == null ? Answered.ANY : answered;
        phone = phone == null ? PhoneHealth.ANY : phone;
    }

    static CampaignForm empty(LocalDate today) {
        return new CampaignForm(
                "",
                CampaignKind.OVERDUE,
                "campaign-overdue",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                WEEK,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                Answered.ANY,
                PhoneHealth.ANY,
                null,
                null,
                0,
                false,
                100,
                null,
                0,
                today.plusDays(WEEK));
    }

    static CampaignForm of(Campaign campaign) {
        Definition is = campaign.definition();
        Audience audience = is.audience();
        Instant start = is.startAt();
        Long least = audience.leastFen();
        Long most = audience.mostFen();
        return new CampaignForm(
                is.name(),
                is.kind(),
                is.template(),
                audience.villages(),
                audience.townships(),
                audience.managers(),
                audience.products(),
                audience.dueFrom(),
                audience.dueTo(),
                audience.overdueFrom(),
                audience.overdueTo(),
                least == null ? null : BigDecimal.valueOf(least, 2),
                most == null ? null : BigDecimal.valueOf(most, 2),
                audience.classes(),
                audience.quietDays(),
                audience.answered(),
                audience.phone(),
                audience.list(),
                start == null ? null : LocalDateTime.ofInstant(start, BusinessClock.ZONE),
                is.spreadMinutes() / MINUTES,
                is.workingDays(),
                is.share(),
                is.budgetParts(),
                is.heldOut(),
                is.expiresOn());
    }

    /** With an uploaded list, or without one. */
    static Definition withList(Definition is, @Nullable Long list) {
        Audience a = is.audience();
        Audience audience = new Audience(
                a.villages(),
                a.townships(),
                a.managers(),
                a.products(),
                a.dueFrom(),
                a.dueTo(),
                a.overdueFrom(),
                a.overdueTo(),
                a.leastFen(),
                a.mostFen(),
                a.classes(),
                a.quietDays(),
                a.answered(),
                a.phone(),
                list);
        return new Definition(
                is.name(),
                is.kind(),
                audience,
                is.template(),
                is.startAt(),
                is.spreadMinutes(),
                is.workingDays(),
                is.share(),
                is.budgetParts(),
                is.heldOut(),
                is.expiresOn());
    }

    Definition definition() {
        LocalDateTime at = start;
        boolean due = kind == CampaignKind.DUE;
        boolean late = kind == CampaignKind.OVERDUE;
        Audience audience = new Audience(
                villages,
                townships,
                managers,
                products,
                due ? dueFrom : null,
                due ? dueTo : null,
                late ? overdueFrom : null,
                late ? overdueTo : null,
                fen(least),
                fen(most),
                late ? classes : List.of(),
                quietDays,
                answered,
                phone,
                list);
        return new Definition(
                name,
                kind,
                audience,
                template,
                at == null ? null : at.atZone(BusinessClock.ZONE).toInstant(),
                spreadHours * MINUTES,
                Boolean.TRUE.equals(workingDays),
                share,
                budget,
                heldOut,
                expiresOn);
    }

    private static @Nullable Long fen(@Nullable BigDecimal yuan) {
        return yuan == null
                ? null
                : yuan.movePointRight(2)
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .longValue();
    }
}
