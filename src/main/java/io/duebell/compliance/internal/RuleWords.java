package io.duebell.compliance.internal;

import static java.util.stream.Collectors.joining;

import io.duebell.compliance.HoldKind;
import io.duebell.compliance.RuleBook.Rule;
import io.duebell.compliance.internal.RuleSet.Hours;
import io.duebell.compliance.internal.RuleSet.Medium;
import io.duebell.compliance.internal.RuleSet.NewYearPause;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A set of rules as people read it, in the order in which it is asked. */
final class RuleWords {

    private RuleWords() {}

    static List<Rule> of(RuleSet rules) {
        List<Rule> words = new ArrayList<>();
        for (HoldKind kind : HoldKind.values()) {
            words.add(new Rule(kind.rule(), kind.rule(), List.of()));
        }
        NewYearPause pause = rules.newYearPause();
        if (pause != null) {
            words.add(new Rule(
                    RuleSet.NEW_YEAR_PAUSE,
                    RuleSet.NEW_YEAR_PAUSE,
                    List.of(Integer.toString(-pause.firstDay()), Integer.toString(pause.lastDay() + 1))));
        }
        for (Medium medium : Medium.values()) {
            Hours hours = Objects.requireNonNull(rules.contactHours().get(medium));
            words.add(new Rule(
                    RuleSet.CONTACT_HOURS,
                    RuleSet.CONTACT_HOURS,
                    List.of("medium." + medium, shown(hours.workingDay()), shown(hours.dayOff()))));
        }
        if (!rules.callBacks().isEmpty()) {
            words.add(new Rule(
                    RuleSet.CALL_BACK,
                    RuleSet.CALL_BACK,
                    List.of(rules.callBacks().stream()
                            .sorted()
                            .map(each -> "call-back." + each)
                            .collect(joining("+")))));
        }
        rules.caps()
                .forEach(cap -> words.add(new Rule(
                        cap.id(),
                        cap.days() == 1 ? "cap-day" : "cap",
                        List.of(
                                "per." + cap.per(),
                                String.join(
                                        "+",
                                        cap.counts().stream()
                                                .map(each -> "counted." + each)
                                                .toList()),
                                Integer.toString(cap.most()),
                                Integer.toString(cap.days())))));
        return List.copyOf(words);
    }

    private static String shown(@Nullable DayTime hours) {
        return hours == null ? "none" : hours.toString();
    }
}
