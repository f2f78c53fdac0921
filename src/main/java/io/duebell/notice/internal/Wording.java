package io.duebell.notice.internal;

import com.samskivert.mustache.MustacheException;
import io.duebell.carrier.TextEncoder;
import io.duebell.notice.NoticeProperties;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills templates in: formats every value, puts the signature in front, counts the parts. */
@Component
public class Wording {

    /** Beyond so many days a date without its year would be taken for another. */
    private static final int YEAR_FROM_DAYS = 300;

    private final NoticeProperties properties;
    private final TextEncoder encoder;

    Wording(NoticeProperties properties, TextEncoder encoder) {
        this.properties = properties;
        this.encoder = encoder;
    }

    /** A value the template uses that is absent, empty or zero, or a text that is too long, makes it untellable. */
    public Result write(CompiledTemplate template, Facts facts) {
        String language = template.version().language();
        String body;
        try {
            body = template.body().execute(values(facts, language)).strip();
        } catch (MustacheException.Context e) {
            return new Untellable(codeOf(e.key), "the template uses {{" + e.key + "}} and there is none");
        }
        String text = "【" + properties.signatureIn(language) + "】" + body;
        int parts = encoder.measure(text).parts();
        if (parts > properties.maxParts()) {
            return new Untellable("too-long", parts + " parts, at most " + properties.maxParts() + " are sent");
        }
        return new Told(text, parts);
    }

    private Map<String, @Nullable Object> values(Facts facts, String language) {
        List<Fact> items = facts.items();
        Map<String, @Nullable Object> values =
                items.isEmpty() ? new HashMap<>() : of(items.get(0), facts.businessDate(), language);
        values.put("bank", properties.bankIn(language).orElse(null));
        values.put("name", shown(facts.name()));
        values.put("hotline", text(properties.hotline()));
        values.put("count", Integer.toString(items.size()));
        values.put("several", items.size() > 1);
        values.put("principal", amount(items.stream().map(Fact::principal).reduce(Money.ZERO, Money::plus)));
        values.put("interest", amount(items.stream().map(Fact::interest).reduce(Money.ZERO, Money::plus)));
        values.put("penalty", amount(items.stream().map(Fact::penalty).reduce(Money.ZERO, Money::plus)));
        values.put("total", amount(facts.total()));
        LocalDate day = facts.day();
        Money promised = facts.promised();
        values.put("day", day == null ? null : date(day, facts.businessDate(), language));
        values.put("promised", promised == null ? null : amount(promised));
        values.put(
                "items",
                items.stream()
                        .map(item -> of(item, facts.businessDate(), language))
                        .toList());
        return values;
    }

    private Map<String, @Nullable Object> of(Fact item, LocalDate businessDate, String language) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("tail", tail(item.loanNo()));
        values.put("product", text(item.product()));
        values.put("dueDate", date(item.dueDate(), businessDate, language));
        // Of a balance the date is the day on which it stood so.
        values.put("asOf", values.get("dueDate"));
        values.put("principal", amount(item.principal()));
        values.put("interest", amount(item.interest()));
        values.put("penalty", amount(item.penalty()));
        values.put("amount", amount(item.total()));
        values.put("account", text(item.account()));
        return values;
    }

    private @Nullable String shown(String name) {
        String whole = name.strip();
        if (whole.isEmpty()) {
            return null;
        }
        String first = Character.toString(whole.codePointAt(0));
        if (properties.names() == NoticeProperties.Names.SURNAME) {
            return first;
        }
        return first + (whole.codePointCount(0, whole.length()) <= 2 ? "*" : "**");
    }

    private static @Nullable String tail(String loanNo) {
        return loanNo.length() < 4 ? text(loanNo) : loanNo.substring(loanNo.length() - 4);
    }

    private static @Nullable String amount(Money money) {
        return money.isPositive() ? money.yuan() : null;
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String date(LocalDate date, LocalDate businessDate, String language) {
        boolean far = Math.abs(ChronoUnit.DAYS.between(date, businessDate)) > YEAR_FROM_DAYS;
        String pattern = language.startsWith("zh") ? (far ? "y年M月d日" : "M月d日") : (far ? "d MMM y" : "d MMM");
        return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language))
                .format(date);
    }

    private static String codeOf(String name) {
        return switch (name) {
            case "principal", "interest", "penalty", "total", "amount" -> "zero-amount";
            default -> "no-" + name;
        };
    }

    /**
     * What a text is made from.
     *
     * @param name the borrower's whole name; texts show it masked
     * @param items the one that speaks first; none where the text names no debt
     * @param day what an answer is about; null: none
     * @param promised what was promised for that day; null: no amount was named
     */
    public record Facts(
            String name,
            LocalDate businessDate,
            List<Fact> items,
            @Nullable LocalDate day,
            @Nullable Money promised) {

        public Facts {
            items = List.copyOf(items);
        }

        public Facts(String name, LocalDate businessDate, List<Fact> items) {
            this(name, businessDate, items, null, null);
        }

        /** The same for an answer about a day. */
        Facts about(LocalDate when, Money money) {
            return new Facts(name, businessDate, items, when, money);
        }

        public Money total() {
            return items.stream().map(Fact::total).reduce(Money.ZERO, Money::plus);
        }
    }

    /** One instalment as a text speaks of it. */
    public record Fact(
            String loanNo,
            LocalDate dueDate,
            @Nullable String product,
            @Nullable String account,
            Money principal,
            Money interest,
            Money penalty) {

        public Money total() {
            return principal.plus(interest).plus(penalty);
        }
    }

    /** A text, or why there is none. */
    public sealed interface Result {}

    /** The whole text, signature included, and the parts it takes. */
    public record Told(String body, int parts) implements Result {}

    /** Why it can't be said: a stable code, and a line for the person who mends the data. */
    public record Untellable(String code, String detail) implements Result {}
}
