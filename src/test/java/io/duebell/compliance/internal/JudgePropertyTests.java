package io.duebell.compliance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.Calendars;
import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import io.duebell.compliance.HoldKind;
import io.duebell.compliance.Verdict;
import io.duebell.compliance.internal.HoldMapper.Standing;
import io.duebell.compliance.internal.RuleSet.Cap;
import io.duebell.compliance.internal.RuleSet.Counted;
import io.duebell.compliance.internal.RuleSet.Hours;
import io.duebell.compliance.internal.RuleSet.Medium;
import io.duebell.compliance.internal.RuleSet.NewYearPause;
import io.duebell.compliance.internal.RuleSet.Per;
import io.duebell.compliance.internal.Tally.Line;
import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Random rule sets over random histories, from the weeks before a lunar New Year to those after, across midnights and the turn
 * of the year. The test keeps its own list of what was sent and holds each verdict against it.
 */
class JudgePropertyTests {

    private static final int STEPS = 400;
    private static final int WHOM = 5;
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 2, 6);
    private static final Instant BEGINS =
            LocalDateTime.parse("2026-12-24T00:00").atZone(BusinessClock.ZONE).toInstant();

    private final BusinessCalendar calendar = Calendars.shipped();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final RuleSet rules = rules();
    private final Judge judge = new Judge(rules, calendar);
    private final List<Sent> sent = new ArrayList<>();
    private final List<Standing> holds = new ArrayList<>();
    private final Tally tally = new Tally();

    private record Sent(Contact contact, Instant at) {}

    @RepeatedTest(150)
    void noVerdictBreaksARuleAndNoneHoldsWithoutOne() {
        Instant at = BEGINS;
        for (int step = 0; step < STEPS; step++) {
            at = at.plus(Duration.ofMinutes(random.nextInt(6) == 0 ? random.nextInt(3_000) : random.nextInt(240)))
                    .plusMillis(random.nextInt(1_000));
            if (random.nextInt(25) == 0) {
                hold(at);
            }
            Contact contact = contact(step);
            Instant now = at;
            List<Standing> standing = holds.stream()
                    .filter(hold -> contact.borrowerNo().equals(hold.borrowerNo())
                            || contact.msisdn().digits().equals(hold.msisdn()))
                    .filter(hold -> hold.until() == null || hold.until().isAfter(now))
                    .toList();
            Verdict verdict = judge.judge(contact, at, standing, tally);
            String when = "seed " + seed + " step " + step + ": " + contact + " " + verdict + " by " + rules;
            if (verdict instanceof Verdict.Allowed) {
                assertThat(concerned(standing, contact)).as(when).isEmpty();
                assertThat(isOpen(contact.channel(), at)).as(when).isTrue();
                assertThat(full(contact, at)).as(when).isEmpty();
                send(contact, at);
            } else if (verdict instanceof Verdict.HeldUntil held) {
                assertThat(held.until()).as(when).isAfter(at);
                boolean byHold = concerned(standing, contact).stream().anyMatch(hold -> hold.until() != null);
                assertThat(byHold
                                || !isOpen(contact.channel(), at)
                                || !full(contact, at).isEmpty())
                        .as("held by something: " + when)
                        .isTrue();
                assertThat(byHold || isOpen(contact.channel(), held.until()) || !opensAtAll(contact.channel()))
                        .as("asked again when contact is open: " + when)
                        .isTrue();
            } else {
                assertThat(concerned(standing, contact)).as(when).anyMatch(hold -> hold.until() == null);
            }
        }
    }

    private void send(Contact contact, Instant at) {
        sent.add(new Sent(contact, at));
        if (contact.countsTowardsCaps()) {
            Caps.whomOf(contact).forEach(whom -> tally.add(new Line(whom, day(at), Counted.of(contact.channel())), 1));
        }
    }

    /** Caps that one more would break, counted in the list of what was sent. */
    private List<Cap> full(Contact contact, Instant at) {
        if (!contact.countsTowardsCaps()) {
            return List.of();
        }
        return rules.caps().stream()
                .filter(cap -> cap.counts().contains(Counted.of(contact.channel())))
                .filter(cap -> sent.stream()
                                .filter(each -> each.contact().countsTowardsCaps())
                                .filter(each -> cap.counts()
                                        .contains(Counted.of(each.contact().channel())))
                                .filter(each -> cap.per() == Per.BORROWER
                                        ? each.contact().borrowerNo().equals(contact.borrowerNo())
                                        : each.contact().msisdn().equals(contact.msisdn()))
                                .filter(each -> ChronoUnit.DAYS.between(day(each.at()), day(at)) < cap.days())
                                .count()
                        >= cap.most())
                .toList();
    }

    private static List<Standing> concerned(List<Standing> standing, Contact contact) {
        return standing.stream()
                .filter(hold -> hold.channel() == null
                        || hold.channel().equals(contact.channel().name()))
                .filter(hold -> hold.msisdn() == null
                        || hold.msisdn().equals(contact.msisdn().digits()))
                .filter(hold -> contact.countsTowardsCaps()
                        || Set.of(
                                        HoldKind.OPT_OUT,
                                        HoldKind.WRONG_PERSON,
                                        HoldKind.DECEASED,
                                        HoldKind.MANUAL,
                                        HoldKind.LITIGATION,
                                        HoldKind.NUMBER_CHANGED)
                                .contains(hold.kind()))
                .toList();
    }

    private boolean isOpen(Channel channel, Instant at) {
        LocalDate day = day(at);
        NewYearPause pause = rules.newYearPause();
        long fromNewYear = ChronoUnit.DAYS.between(NEW_YEAR, day);
        if (pause != null && fromNewYear >= pause.firstDay() && fromNewYear <= pause.lastDay()) {
            return false;
        }
        Hours hours = rules.contactHours().get(channel == Channel.SMS ? Medium.SMS : Medium.ROBOT);
        DayTime open = hours == null ? null : calendar.isOff(day) ? hours.dayOff() : hours.workingDay();
        LocalTime time = at.atZone(BusinessClock.ZONE).toLocalTime();
        return open != null && !time.isBefore(open.from()) && time.isBefore(open.to());
    }

    private boolean opensAtAll(Channel channel) {
        Hours hours = rules.contactHours().get(channel == Channel.SMS ? Medium.SMS : Medium.ROBOT);
        return hours != null && (hours.dayOff() != null || hours.workingDay() != null);
    }

    private void hold(Instant at) {
        boolean ofNumber = random.nextBoolean();
        holds.add(new Standing(
                holds.size(),
                List.of(HoldKind.values()).get(random.nextInt(HoldKind.values().length)),
                ofNumber ? null : "B" + random.nextInt(WHOM),
                ofNumber ? number() : null,
                random.nextInt(3) == 0
                        ? List.of(Channel.values()).get(random.nextInt(2)).name()
                        : null,
                random.nextInt(4) == 0 ? null : at.plus(Duration.ofHours(1 + random.nextInt(100)))));
    }

    private Contact contact(int step) {
        return new Contact(
                new NoticeId(step + 1L),
                "B" + random.nextInt(WHOM),
                new Msisdn(number()),
                random.nextInt(4) == 0 ? Channel.VOICE : Channel.SMS,
                random.nextInt(8) > 0,
                null);
    }

    private String number() {
        return "861380010000" + random.nextInt(WHOM);
    }

    private RuleSet rules() {
        Map<Medium, Hours> hours = new EnumMap<>(Medium.class);
        for (Medium medium : Medium.values()) {
            hours.put(medium, new Hours(span(), random.nextInt(3) == 0 ? null : span()));
        }
        NewYearPause pause = random.nextBoolean() ? new NewYearPause(-random.nextInt(10), random.nextInt(15)) : null;
        List<Cap> caps = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            caps.add(new Cap(
                    "cap-" + i,
                    random.nextBoolean() ? List.of(Counted.SMS) : List.of(Counted.SMS, Counted.ROBOT_TRIED),
                    random.nextBoolean() ? Per.BORROWER : Per.NUMBER,
                    1 + random.nextInt(31),
                    random.nextInt(5)));
        }
        return new RuleSet("r", hours, pause, Set.of(), caps);
    }

    private @Nullable DayTime span() {
        int from = random.nextInt(20 * 60);
        LocalTime opens = LocalTime.MIDNIGHT.plusMinutes(from);
        return random.nextInt(10) == 0
                ? null
                : new DayTime(opens, opens.plusMinutes(1L + random.nextInt(24 * 60 - from - 1)));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BusinessClock.ZONE);
    }
}
