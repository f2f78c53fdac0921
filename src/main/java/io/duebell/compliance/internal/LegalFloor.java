package io.duebell.compliance.internal;

import io.duebell.compliance.internal.RuleSet.Cap;
import io.duebell.compliance.internal.RuleSet.Hours;
import io.duebell.compliance.internal.RuleSet.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What no set of rules may loosen; it is part of the program and changes with the law alone (facts.md section 6). */
record LegalFloor(RuleSet floor) {

    /** What a set of rules would loosen, in words that name the key; none: it may be approved. */
    List<String> brokenBy(RuleSet rules) {
        List<String> broken = new ArrayList<>();
        for (Medium medium : Medium.values()) {
            Hours lawful = Objects.requireNonNull(floor.contactHours().get(medium));
            Hours wanted = Objects.requireNonNull(rules.contactHours().get(medium));
            check(medium, "working-day", wanted.workingDay(), lawful.workingDay(), broken);
            check(medium, "day-off", wanted.dayOff(), lawful.dayOff(), broken);
        }
        for (Cap lawful : floor.caps()) {
            if (rules.caps().stream().noneMatch(cap -> keeps(cap, lawful))) {
                broken.add("caps: the law allows at most " + lawful.most() + " of " + lawful.counts() + " per "
                        + lawful.per() + " in " + lawful.days() + " day(s); give a cap that is no looser");
            }
        }
        return broken;
    }

    private static void check(
            Medium medium, String kind, @Nullable DayTime wanted, @Nullable DayTime lawful, List<String> broken) {
        if (wanted != null && (lawful == null || !lawful.contains(wanted))) {
            broken.add("contact-hours." + medium.name().toLowerCase(Locale.ROOT) + "." + kind + ": " + wanted
                    + " is outside " + lawful + ", the hours the law allows (GB/T 45251-2025)");
        }
    }

    /** Whether a cap makes sure of a lawful one: it counts at least as much, for as long, and allows no more. */
    private static boolean keeps(Cap cap, Cap lawful) {
        return cap.counts().containsAll(lawful.counts())
                && (cap.per() == lawful.per())
                && cap.days() >= lawful.days()
                && cap.most() <= lawful.most();
    }
}
