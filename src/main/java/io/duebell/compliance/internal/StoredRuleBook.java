package io.duebell.compliance.internal;

import io.duebell.carrier.Channel;
import io.duebell.compliance.RuleBook;
import io.duebell.compliance.internal.RuleSet.Medium;
import io.duebell.compliance.internal.RuleSetMapper.Row;
import io.duebell.compliance.internal.RuleSetText.BadRuleSetException;
import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the versions in {@code rule_set}; an installation begins with the set that is shipped. */
@Component
class StoredRuleBook implements RuleBook {

    private static final int LONGEST = 100_000;
    private static final String INSTALLATION = "installation";

    private final RuleSetMapper mapper;
    private final BusinessCalendar calendar;
    private final BusinessClock clock;
    private final LegalFloor floor = new LegalFloor(Shipped.read("rules/legal-floor.yaml"));
    private final Map<String, RuleSet> read = new ConcurrentHashMap<>();

    StoredRuleBook(RuleSetMapper mapper, BusinessCalendar calendar, BusinessClock clock) {
        this.mapper = mapper;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The judge by the rules in force at a moment; a version is read once. */
    Judge judge(Instant at) {
        return new Judge(rules(hashInForce(at)), calendar);
    }

    /** The judge by one version, whatever its state. */
    Judge judgeBy(String hash) {
        return new Judge(rules(hash), calendar);
    }

    private RuleSet rules(String hash) {
        return read.computeIfAbsent(
                hash, which -> parsed(Objects.requireNonNull(mapper.find(which)).content()));
    }

    private String hashInForce(Instant at) {
        String hash = mapper.inForce(at);
        if (hash == null) {
            install();
            hash = mapper.inForce(at);
        }
        return Objects.requireNonNull(hash, "an installation has rules");
    }

    /** The first set was in force since ever: also for days that are planned after the fact. */
    private void install() {
        String text = Shipped.text("rules/contact-rules.yaml");
        RuleSet rules = parsed(text);
        String hash = hash(text);
        mapper.propose(hash, rules.version(), text, INSTALLATION, clock.instant(), "shipped with the program");
        mapper.approve(hash, Instant.EPOCH, INSTALLATION, clock.instant());
    }

    @Override
    public Edition inForce() {
        return find(hashInForce(clock.instant())).orElseThrow();
    }

    @Override
    public List<Edition> editions() {
        hashInForce(clock.instant());
        return mapper.all().stream().map(this::edition).toList();
    }

    @Override
    public Optional<Edition> find(String hash) {
        return Optional.ofNullable(mapper.find(hash)).map(this::edition);
    }

    @Override
    @Transactional
    public Answer propose(String given, String reason, String actor) {
        String text = given.replace("\r\n", "\n");
        if (text.length() > LONGEST) {
            return new Answer.Refused(List.of("it is longer than " + LONGEST + " characters"));
        }
        RuleSet rules;
        try {
            rules = RuleSetText.read(text);
        } catch (BadRuleSetException e) {
            return new Answer.Refused(List.of(e.getMessage()));
        }
        List<String> broken = floor.brokenBy(rules);
        if (!broken.isEmpty()) {
            return new Answer.Refused(broken);
        }
        String hash = hash(text);
        if (mapper.countVersion(rules.version()) > 0
                || mapper.propose(hash, rules.version(), text, actor, clock.instant(), reason) == 0) {
            return new Answer.Refused(
                    List.of("version: there is a set " + rules.version() + " already; give it another"));
        }
        return new Answer.Done(find(hash).orElseThrow());
    }

    @Override
    @Transactional
    public Answer approve(String hash, Instant from, String actor) {
        Row row = mapper.find(hash);
        if (row == null) {
            return new Answer.Refused(List.of("there is no such proposal"));
        }
        if (row.proposedBy().equals(actor)) {
            return new Answer.Refused(List.of("a second person approves what one has proposed"));
        }
        Instant now = clock.instant();
        if (mapper.approve(hash, from.isBefore(now) ? now : from, actor, now) == 0) {
            return new Answer.Refused(List.of("it is approved or refused already"));
        }
        return new Answer.Done(find(hash).orElseThrow());
    }

    @Override
    @Transactional
    public Answer refuse(String hash, String actor) {
        return mapper.refuse(hash, actor, clock.instant()) == 1
                ? new Answer.Done(find(hash).orElseThrow())
                : new Answer.Refused(List.of("it is approved or refused already"));
    }

    @Override
    public boolean isClosed(Channel channel, LocalDate day) {
        Instant noon = day.atTime(LocalTime.NOON).atZone(BusinessClock.ZONE).toInstant();
        return judge(noon).rules().hours(Medium.of(channel), day, calendar) == null;
    }

    @Override
    public Set<CallBack> callBacks(LocalDate day) {
        Instant noon = day.atTime(LocalTime.NOON).atZone(BusinessClock.ZONE).toInstant();
        return judge(noon).rules().callBacks();
    }

    @Override
    public Set<CallBack> callBacksBy(String edition) {
        return rules(edition).callBacks();
    }

    @Override
    public boolean isClosedBy(String edition, Channel channel, LocalDate day) {
        return rules(edition).hours(Medium.of(channel), day, calendar) == null;
    }

    private Edition edition(Row row) {
        return new Edition(
                row.hash(),
                row.version(),
                row.content(),
                RuleWords.of(rules(row.hash())),
                row.proposedBy(),
                row.proposedAt(),
                row.reason(),
                row.approvedBy(),
                row.approvedAt(),
                row.effective(),
                row.refusedBy());
    }

    /** What is stored was read before it was stored. */
    private static RuleSet parsed(String text) {
        try {
            return RuleSetText.read(text);
        } catch (BadRuleSetException e) {
            throw new IllegalStateException("a stored set of rules can't be read: " + e.getMessage(), e);
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
