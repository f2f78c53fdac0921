package io.duebell.reading.internal;

import io.duebell.reading.DateMeaning;
import io.duebell.reading.Intent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of the days in a text is the one of its intents. */
final class ToldDay {

    private static final Set<Intent> WITH_DAY =
            EnumSet.of(Intent.PROMISE, Intent.PAID_CLAIM, Intent.DECEASED, Intent.HARDSHIP);
    private static final Pattern PAYING = Pattern.compile("[ⒻⒹ](?=[^ⒻⒹⓅ没不]{0,14}[还汇转存打交付结])");

    private ToldDay() {}

    /** The day that goes with paying, else the first one; a promise without one has an unknown day. */
    static @Nullable DateMeaning of(Marked marked, Set<Intent> intents, LocalDate today) {
        if (intents.stream().noneMatch(WITH_DAY::contains)) {
            return null;
        }
        boolean promise = intents.contains(Intent.PROMISE);
        boolean backward = !promise && (intents.contains(Intent.PAID_CLAIM) || intents.contains(Intent.DECEASED));
        Optional<DateMeaning> day = inOrder(marked, promise).stream()
                .filter(said -> promise
                        ? said.tense() != SaidDay.Tense.PAST
                        : !backward || said.tense() != SaidDay.Tense.FUTURE)
                .flatMap(said -> said.reckon(today, backward).stream())
                .min(Comparator.comparing(meaning -> meaning.form() == DateMeaning.Form.UNKNOWN));
        if (promise) {
            return day.orElse(DateMeaning.UNKNOWN);
        }
        if (backward) {
            return day.orElse(null);
        }
        return day.filter(meaning -> meaning.form() == DateMeaning.Form.UNKNOWN).orElse(null);
    }

    private static List<SaidDay> inOrder(Marked marked, boolean promise) {
        List<SaidDay> days = marked.days();
        Matcher paying = PAYING.matcher(marked.text());
        if (!promise || days.size() < 2 || !paying.find()) {
            return days;
        }
        int before = (int) marked.text()
                .substring(0, paying.start())
                .chars()
                .filter(sign -> "ⓅⒻⒹ".indexOf(sign) >= 0)
                .count();
        List<SaidDay> order = new ArrayList<>(days);
        order.add(0, order.remove(Math.min(before, days.size() - 1)));
        return order;
    }
}
