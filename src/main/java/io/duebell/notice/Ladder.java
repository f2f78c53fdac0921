package io.duebell.notice;

import io.duebell.loanbook.DueDate;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.notice.LadderProperties.Repeat;
import io.duebell.notice.LadderProperties.Step;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The stages at which an open instalment is spoken of; checked whole when it is made. */
public final class Ladder {

    private static final String KEY = "duebell.ladder.";

    private final Map<NoticeKind, List<Stage>> stages = new EnumMap<>(NoticeKind.class);
    private final @Nullable Stage repeated;
    private final int every;

    /** Throws {@link BadNoticeSettingException} naming the key of the first stage that can't be. */
    public Ladder(LadderProperties properties, Predicate<String> templateExists) {
        stages.put(NoticeKind.INTEREST, read(NoticeKind.INTEREST, properties.interest(), templateExists));
        stages.put(NoticeKind.MATURITY, read(NoticeKind.MATURITY, properties.maturity(), templateExists));
        stages.put(NoticeKind.OVERDUE, read(NoticeKind.OVERDUE, properties.overdue(), templateExists));
        Repeat repeat = properties.overdueThen();
        every = repeat == null ? 0 : repeat.every();
        repeated = repeat == null ? null : repeated(repeat, templateExists);
    }

    /**
     * The days that a run plans for.
     *
     * @param from the last date that was planned, so it is not among them
     * @param to the business date
     * @param reach the last of the closed days right behind it; without any it is the business date itself
     */
    public record Days(LocalDate from, LocalDate to, LocalDate reach) {

        public Days(LocalDate from, LocalDate to) {
            this(from, to, to);
        }
    }

    /**
     * The stage that speaks of an instalment. Of several missed stages the latest speaks; one before the due date is not
     * caught up when the due date has passed, and speaks earlier when its own day is closed.
     */
    public Optional<Stage> findStageDue(OpenInstalment instalment, Days days) {
        LocalDate due = instalment.key().dueDate();
        return findDue(due, NoticeKind.of(due, instalment.maturityDate(), instalment.open(), days.to()), days);
    }

    /** Whether a stage speaks of the instalments of a due date. */
    public boolean speaksOf(DueDate date, Days days) {
        return findDue(date.date(), NoticeKind.of(date.date(), date.principal(), days.to()), days)
                .isPresent();
    }

    private Optional<Stage> findDue(LocalDate due, NoticeKind kind, Days days) {
        int last = offset(due, days.to());
        int first = offset(due, days.from()) + 1;
        // On the due date and later it is not moved: "due today" is not true the day before.
        int moved = Math.min(-1, offset(due, days.reach()));
        return findLatest(kind, first, Math.max(last, moved));
    }

    private static int offset(LocalDate due, LocalDate day) {
        return (int) ChronoUnit.DAYS.between(due, day);
    }

    /** The stage of a kind at an offset from the due date, where the ladder still has one. */
    public Optional<Stage> findStage(NoticeKind kind, int offset) {
        return findLatest(kind, offset, offset);
    }

    /** The ids of all texts it needs. */
    public Set<String> templates() {
        Set<String> ids = new HashSet<>();
        stages.values().forEach(list -> list.forEach(stage -> ids.add(stage.template())));
        if (repeated != null) {
            ids.add(repeated.template());
        }
        return ids;
    }

    /** Where a text is used, in the order of the days; a repeated stage stands for all of its kind. */
    public List<Stage> stagesOf(String template) {
        List<Stage> using = new ArrayList<>();
        stages.values().forEach(using::addAll);
        if (repeated != null) {
            using.add(repeated);
        }
        return using.stream().filter(stage -> stage.template().equals(template)).toList();
    }

    private Optional<Stage> findLatest(NoticeKind kind, int first, int last) {
        if (kind == NoticeKind.OVERDUE && repeated != null && last >= repeated.offset()) {
            int offset = repeated.offset() + (last - repeated.offset()) / every * every;
            if (offset >= first) {
                return Optional.of(
                        new Stage(kind, offset, repeated.channel(), repeated.template(), repeated.validDays()));
            }
        }
        return stages.getOrDefault(kind, List.of()).stream()
                .filter(stage -> stage.offset() >= first && stage.offset() <= last)
                .max(Comparator.comparingInt(Stage::offset));
    }

    private static List<Stage> read(NoticeKind kind, List<Step> steps, Predicate<String> templateExists) {
        boolean after = kind == NoticeKind.OVERDUE;
        List<Stage> read = new ArrayList<>();
        Set<Integer> days = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String key = KEY + kind.name().toLowerCase(Locale.ROOT) + "[" + i + "].";
            if (step.days() < (after ? 1 : 0)) {
                throw bad(
                        key + "days",
                        step.days() + " is not allowed",
                        "Give " + (after ? "1" : "0") + " or more days.");
            }
            if (!days.add(step.days())) {
                throw bad(key + "days", step.days() + " stands there twice", "Leave one stage a day for each kind.");
            }
            int longest = after ? Integer.MAX_VALUE : step.days() + 1;
            checkValidity(key, step.validDays(), longest);
            String template = checkTemplate(key, step.template(), templateExists);
            read.add(new Stage(kind, after ? step.days() : -step.days(), step.channel(), template, step.validDays()));
        }
        if (read.isEmpty()) {
            throw bad(
                    KEY + kind.name().toLowerCase(Locale.ROOT),
                    "it has no stage",
                    "Import classpath:ladder.yaml or name the stages.");
        }
        return List.copyOf(read);
    }

    private Stage repeated(Repeat repeat, Predicate<String> templateExists) {
        String key = KEY + "overdue-then.";
        if (repeat.every() < 1) {
            throw bad(
                    key + "every",
                    repeat.every() + " is not allowed",
                    "Give 1 or more days, or leave overdue-then out.");
        }
        checkValidity(key, repeat.validDays(), Integer.MAX_VALUE);
        String template = checkTemplate(key, repeat.template(), templateExists);
        int lastNamed = stages.getOrDefault(NoticeKind.OVERDUE, List.of()).stream()
                .mapToInt(Stage::offset)
                .max()
                .orElse(0);
        return new Stage(
                NoticeKind.OVERDUE, lastNamed + repeat.every(), repeat.channel(), template, repeat.validDays());
    }

    private static void checkValidity(String key, int validDays, int longest) {
        if (validDays < 1) {
            throw bad(key + "valid-days", validDays + " is not allowed", "Give 1 or more days.");
        }
        if (validDays > longest) {
            throw bad(
                    key + "valid-days",
                    validDays + " days would reach past the due date",
                    "Give at most " + longest + ".");
        }
    }

    private static String checkTemplate(String key, @Nullable String template, Predicate<String> templateExists) {
        if (template == null || !templateExists.test(template)) {
            throw bad(
                    key + "template",
                    "there is no template \"" + template + "\" in the default language",
                    "Put the file into the folder of duebell.templates.dir, or name one that is there.");
        }
        return template;
    }

    private static BadNoticeSettingException bad(String key, String problem, String remedy) {
        return new BadNoticeSettingException(key, problem, remedy);
    }
}
