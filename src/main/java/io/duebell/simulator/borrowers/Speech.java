package io.duebell.simulator.borrowers;

import io.duebell.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One text in the making: a saying is drawn, the names in it are filled, and what has been said of days and amounts is
 * remembered. Used once.
 */
final class Speech {

    private static final int DRAWS = 8;
    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)}");

    private final ReplyRules rules;
    private final Sayings sayings;
    private final String heard;
    private final LocalDate today;
    private final SplittableRandom random;
    private final Set<String> said = new HashSet<>();
    private boolean paysToday;
    private boolean paysOnTheDay;
    private boolean last;
    private @Nullable LocalDate day;
    private @Nullable Money amount;

    /** @param heard the text that is answered */
    Speech(ReplyRules rules, Sayings sayings, String heard, LocalDate today, SplittableRandom random) {
        this.rules = rules;
        this.sayings = sayings;
        this.heard = heard;
        this.today = today;
        this.random = random;
    }

    Utterance say(String kind, ReplyRules.Habit habit) {
        String text = saying(kind);
        boolean bare = rules.consequence(kind).bare();
        if (habit.wrap() != null && !bare) {
            // the saying last, so that nothing in it is taken for a name, and the frame says nothing of money
            text = fill(sayings.any(habit.wrap(), random)).replace("{saying}", text);
        }
        if (habit.spelling() != null) {
            text = habit.spelling().write(text, rules, random);
        }
        LocalDate payOn = paysOnTheDay && day != null ? day : paysToday ? today : null;
        return new Utterance(text, payOn, amount, last);
    }

    private String saying(String name) {
        ReplyRules.Consequence consequence = rules.consequence(name);
        paysToday |= consequence.pays() == ReplyRules.Pays.TODAY;
        paysOnTheDay |= consequence.pays() == ReplyRules.Pays.ON_THE_DAY;
        last |= consequence.last();
        return fill(unsaid(name));
    }

    /** One that was not said before in this text, if a few draws find one: nobody tells the same twice in one breath. */
    private String unsaid(String name) {
        String saying = sayings.any(name, random);
        for (int draws = 1; draws < DRAWS && !said.add(saying); draws++) {
            saying = sayings.any(name, random);
        }
        return saying;
    }

    private String fill(String saying) {
        return NAME.matcher(saying).replaceAll(found -> Matcher.quoteReplacement(named(found)));
    }

    private String named(MatchResult found) {
        String name = found.group(1);
        return switch (name) {
            case "day" -> dayName();
            case "amount" -> amountName(asked());
            case "half" -> amountName(new Money(Math.max(100, asked().fen() / 2)));
            case "phone" -> "1%d%09d".formatted(random.nextInt(3, 10), random.nextInt(1_000_000_000));
            case "tail" -> lastIn(rules.tailInText(), heard, "%04d".formatted(random.nextInt(10_000)));
            case "saying" -> found.group();
            default -> saying(name);
        };
    }

    private String dayName() {
        DayWord word = Weighted.draw(rules.days(), DayWord::weight, random);
        LocalDate named = word.from(today, random);
        day = named;
        return word.name(named);
    }

    private String amountName(Money asked) {
        List<Map.Entry<AmountForm, Integer>> forms = List.copyOf(rules.amounts().entrySet());
        AmountForm form = Weighted.draw(forms, Map.Entry::getValue, random).getKey();
        Money named = form.taken(asked);
        amount = named;
        return form.write(named);
    }

    /** What the text asks for; where it names no amount, one that people borrow. */
    private Money asked() {
        String written = lastIn(rules.amountInText(), heard, "").replace(",", "");
        Money read = written.isEmpty() ? Money.ZERO : Money.ofYuan(new BigDecimal(written));
        return read.isPositive() ? read : new Money(random.nextInt(2, 30) * 100_00L);
    }

    private static String lastIn(Pattern pattern, String text, String otherwise) {
        return pattern.matcher(text)
                .results()
                .reduce((before, after) -> after)
                .map(found -> found.group(1))
                .orElse(otherwise);
    }
}
