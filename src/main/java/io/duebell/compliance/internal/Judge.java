package io.duebell.compliance.internal;

import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import io.duebell.compliance.HoldKind;
import io.duebell.compliance.Verdict;
import io.duebell.compliance.internal.HoldMapper.Standing;
import io.duebell.compliance.internal.RuleSet.Cap;
import io.duebell.compliance.internal.RuleSet.Counted;
import io.duebell.compliance.internal.RuleSet.Medium;
import io.duebell.compliance.internal.RuleSet.Per;
import io.duebell.compliance.internal.Tally.Whom;
import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges one contact by a set of rules and by what is known; it asks nobody. What forbids comes before what delays: holds
 * without an end, holds with one, days and hours, caps.
 */
record Judge(RuleSet rules, BusinessCalendar calendar) {

    /** Longer than any pause or weekend. */
    private static final int DAYS_AHEAD = 60;

    Verdict judge(Contact contact, Instant at, List<Standing> holds, Tally tally) {
        return byHolds(contact, holds)
                .or(() -> byHours(contact.channel(), at))
                .or(() -> byCaps(contact, at, tally))
                .orElseGet(() -> new Verdict.Allowed(rules.rule(RuleSet.NOTHING_AGAINST, counted(contact, at, tally))));
    }

    private Optional<Verdict> byHolds(Contact contact, List<Standing> holds) {
        Standing worst = null;
        for (Standing hold : holds) {
            if (concerns(hold, contact) && (worst == null || isWorse(hold, worst))) {
                worst = hold;
            }
        }
        return Optional.ofNullable(worst).map(this::byHold);
    }

    private static boolean concerns(Standing hold, Contact contact) {
        boolean otherNumber =
                hold.msisdn() != null && !hold.msisdn().equals(contact.msisdn().digits());
        boolean otherChannel = hold.channel() != null
                && !hold.channel().equals(contact.channel().name());
        return !otherNumber && !otherChannel && contact.purpose().isStoppedBy(hold.kind());
    }

    private static boolean isWorse(Standing hold, Standing than) {
        Instant until = hold.until();
        Instant other = than.until();
        return other != null && (until == null || until.isAfter(other));
    }

    private Verdict byHold(Standing hold) {
        String rule = hold.kind().rule();
        Instant until = hold.until();
        String reason = reason(hold.kind());
        return until == null
                ? new Verdict.Denied(rules.rule(rule, "hold " + hold.id()), reason)
                : new Verdict.HeldUntil(until, rules.rule(rule, "hold " + hold.id() + " until " + until), reason);
    }

    private static String reason(HoldKind kind) {
        return switch (kind) {
            case OPT_OUT -> "the number has opted out of texts";
            case WRONG_PERSON -> "the number is not the borrower's";
            case NUMBER_CHANGED -> "the borrower has another number";
            case DECEASED -> "the borrower has died";
            case DISPUTE -> "the borrower disputes the debt";
            case HARDSHIP -> "an agreement on easier terms is kept";
            case LITIGATION -> "the debt is before a court";
            case PROMISE -> "the borrower promised to pay";
            case PAYMENT_ON_WAY -> "money came that is, or may be, the borrower's";
            case MANUAL -> "a person holds all notices";
        };
    }

    private Optional<Verdict> byHours(Channel channel, Instant at) {
        LocalDate today = day(at);
        LocalTime time = at.atZone(BusinessClock.ZONE).toLocalTime();
        Medium medium = Medium.of(channel);
        DayTime hours = rules.hours(medium, today, calendar);
        if (hours != null && hours.contains(time)) {
            return Optional.empty();
        }
        boolean paused = rules.isPaused(today, calendar);
        String rule = paused ? RuleSet.NEW_YEAR_PAUSE : RuleSet.CONTACT_HOURS;
        String reason = paused
                ? "nobody is contacted around the lunar New Year"
                : hours == null
                        ? "there is no contact on such a day"
                        : "contact is open from " + hours.from() + " to " + hours.to();
        return Optional.of(new Verdict.HeldUntil(
                nextOpen(medium, at),
                rules.rule(
                        rule,
                        today
                                + (calendar.isOff(today) ? " day off " : " working day ")
                                + (hours == null ? "closed" : hours)),
                reason));
    }

    /** The first instant after {@code at} at which a medium may be used. */
    private Instant nextOpen(Medium medium, Instant at) {
        LocalDate today = day(at);
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
            Instant opens = opening(medium, today.plusDays(ahead));
            if (opens != null && opens.isAfter(at)) {
                return opens;
            }
        }
        return today.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
    }

    private @Nullable Instant opening(Medium medium, LocalDate day) {
        DayTime hours = rules.hours(medium, day, calendar);
        return hours == null
                ? null
                : day.atTime(hours.from()).atZone(BusinessClock.ZONE).toInstant();
    }

    private Optional<Verdict> byCaps(Contact contact, Instant at, Tally tally) {
        LocalDate today = day(at);
        if (!takes(contact, today)) {
            return Optional.empty();
        }
        return capsOf(contact.channel())
                .filter(cap -> tally.of(cap, whom(cap, contact), today) >= cap.most())
                .map(cap -> full(cap, contact, today, tally))
                .max((one, other) -> one.until().compareTo(other.until()))
                .map(Verdict.class::cast);
    }

    private Verdict.HeldUntil full(Cap cap, Contact contact, LocalDate today, Tally tally) {
        Whom whom = whom(cap, contact);
        LocalDate day = tally.roomAgain(cap, whom, today);
        return new Verdict.HeldUntil(
                nextOpen(
                        Medium.of(contact.channel()),
                        day.atStartOfDay(BusinessClock.ZONE).toInstant().minusNanos(1)),
                rules.rule(cap.id(), words(cap, tally.of(cap, whom, today))),
                "the " + (cap.per() == Per.BORROWER ? "borrower" : "number") + " has had " + tally.of(cap, whom, today)
                        + " of " + cap.most() + " in " + cap.days() + " day(s)");
    }

    /** Whether it uses up caps on a day: receipts and answers never do, nor a retry of what was counted that day. */
    static boolean takes(Contact contact, LocalDate today) {
        return contact.countsTowardsCaps() && !today.equals(contact.countedOn());
    }

    /** The caps that a contact over a channel uses up. */
    Stream<Cap> capsOf(Channel channel) {
        Counted counted = Counted.of(channel);
        return rules.caps().stream().filter(cap -> cap.counts().contains(counted));
    }

    static Whom whom(Cap cap, Contact contact) {
        return cap.per() == Per.BORROWER
                ? new Whom(Per.BORROWER, contact.borrowerNo())
                : new Whom(Per.NUMBER, contact.msisdn().digits());
    }

    private String counted(Contact contact, Instant at, Tally tally) {
        LocalDate today = day(at);
        if (!contact.countsTowardsCaps()) {
            return "not counted";
        }
        return String.join(
                ", ",
                capsOf(contact.channel())
                        .map(cap -> words(cap, tally.of(cap, whom(cap, contact), today)))
                        .toList());
    }

    private static String words(Cap cap, int taken) {
        return cap.id() + " " + taken + "/" + cap.most();
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BusinessClock.ZONE);
    }
}
