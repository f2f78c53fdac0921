package io.duebell.compliance.internal;

import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.shared.BusinessClock;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The contact rules in force, as {@code contact-rules.yaml} states them.
 *
 * @param version named by every verdict
 * @param opens first minute of the day at which a notice may leave, Asia/Shanghai
 * @param closes first minute at which it may not any more
 * @param textsADay texts to one borrower on one calendar day
 */
@Validated
@ConfigurationProperties("duebell.contact-rules")
record ContactRuleSet(
        @NotBlank String version,
        LocalTime opens,
        LocalTime closes,
        @Positive int textsADay) {

    static final String CONTACT_HOURS = "contact-hours";
    static final String OPT_OUT = "opt-out";
    static final String WRONG_PERSON = "wrong-person";
    static final String MANUAL_HOLD = "manual-hold";
    static final String TEXTS_A_DAY = "texts-a-day";

    /** The rule named by what nothing stood against. */
    static final String NOTHING_AGAINST = "nothing-against";

    // No collection between 22:00 and 08:00 local: GB/T 45251-2025, banking association guideline 2026.
    private static final LocalTime EARLIEST = LocalTime.of(8, 0);
    private static final LocalTime LATEST = LocalTime.of(22, 0);

    ContactRuleSet {
        if (opens.isBefore(EARLIEST)) {
            throw new IllegalArgumentException("duebell.contact-rules.opens is " + opens
                    + ", but the law forbids contact before " + EARLIEST + " (GB/T 45251-2025)");
        }
        if (closes.isAfter(LATEST) || !closes.isAfter(opens)) {
            throw new IllegalArgumentException("duebell.contact-rules.closes is " + closes + ", but it must lie after "
                    + opens + " and the law forbids contact after " + LATEST + " (GB/T 45251-2025)");
        }
    }

    RuleRef rule(String id) {
        return new RuleRef(id, version);
    }

    boolean isOpen(Instant at) {
        LocalTime local = at.atZone(BusinessClock.ZONE).toLocalTime();
        return !local.isBefore(opens) && local.isBefore(closes);
    }

    /** The first instant from {@code at} on at which contact is open. */
    Instant nextOpen(Instant at) {
        if (isOpen(at)) {
            return at;
        }
        ZonedDateTime local = at.atZone(BusinessClock.ZONE);
        LocalDate day = local.toLocalTime().isBefore(opens)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return opensOn(day);
    }

    Instant opensOn(LocalDate day) {
        return day.atTime(opens).atZone(BusinessClock.ZONE).toInstant();
    }
}
