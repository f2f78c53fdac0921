package io.duebell.console.web;

import io.duebell.inbox.Conversation;
import io.duebell.inbox.Conversations.MayAnswer;
import io.duebell.notice.TemplateLibrary.Finding;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the inbox stores as codes, said in the reader's language, for templates as {@code @replyWords}; numbers masked. */
@Component
public class ReplyWords {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(BusinessClock.ZONE);
    private static final DateTimeFormatter DAY_AND_CLOCK =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(BusinessClock.ZONE);

    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9])(1[3-9][0-9])([ -]?)[0-9]{4}\\2([0-9]{4})(?![0-9])");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{7,}");
    private static final Pattern REASON =
            Pattern.compile("(?:(?<how>part|doubt)-)?(?<intent>[A-Z_]+) (?<likely>[01]\\.[0-9]{2})|(?<code>[a-z-]+)");
    private static final String DATE = "([0-9]{4}-[0-9]{2}-[0-9]{2})";
    private static final int PERCENT = 100;

    private static final Map<Pattern, String> DAYS = new LinkedHashMap<>();
    private static final Map<Pattern, String> DETAILS = new LinkedHashMap<>();

    static {
        DAYS.put(Pattern.compile(DATE), "on");
        DAYS.put(Pattern.compile("<=" + DATE), "by");
        DAYS.put(Pattern.compile("~" + DATE), "about");
        DAYS.put(Pattern.compile(DATE + "\\.\\." + DATE), "between");
        DAYS.put(Pattern.compile("([0-9]{4}-[0-9]{2})"), "month");
        DAYS.put(Pattern.compile("\\?"), "unknown");
        DETAILS.put(Pattern.compile("another number is told: (.+)"), "other-number");
        DETAILS.put(Pattern.compile("told day (.+)"), "day");
        DETAILS.put(Pattern.compile("([0-9]+) borrowers have the number"), "whose");
        DETAILS.put(Pattern.compile("says that money went to a person"), "paid-to-staff");
        DETAILS.put(Pattern.compile("says again that it was paid"), "paid-again");
        DETAILS.put(Pattern.compile("a promise on a phone that is not the borrower's own"), "promise-other-phone");
        DETAILS.put(Pattern.compile("can't be asked by text about (.+) yuan of (.+)"), "not-asked");
        DETAILS.put(Pattern.compile("was told of (.+) yuan of (.+) that are not theirs"), "receipt-wrong");
        DETAILS.put(Pattern.compile("may have been told of (.+) yuan of (.+) that are not theirs"), "receipt-doubtful");
        DETAILS.put(
                Pattern.compile("was told of something else than the (.+) yuan of (.+) that are theirs"),
                "receipt-other");
        DETAILS.put(Pattern.compile("promised for a day far off: (.+)"), "promise-far");
        DETAILS.put(Pattern.compile("no clear day, though it was asked for"), "no-day");
        DETAILS.put(Pattern.compile("(unanswered-[a-z]+): ([a-z-]+)"), "unanswered");
        DETAILS.put(Pattern.compile("promised for (.+), came in (.+) of (.+)"), "broken");
    }

    private final MessageSource messages;
    private final BusinessClock clock;

    ReplyWords(MessageSource messages, BusinessClock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** The clock, with the day where it is not today. */
    public String time(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        boolean today = LocalDate.ofInstant(at, BusinessClock.ZONE).equals(clock.today());
        return today ? CLOCK.format(at) : DAY_AND_CLOCK.format(at);
    }

    /** How long somebody waited, in begun minutes. */
    public String waited(Duration time) {
        long minutes = Math.max(1, (time.toSeconds() + 59) / 60);
        String key = minutes < 60 ? "service.minutes" : "service.hours";
        return word(key, time.toString(), minutes / 60, minutes % 60);
    }

    /** Who wrote: the borrower where that is known, else the number. */
    public String who(Conversation conversation) {
        String name = conversation.borrowerName();
        return name == null ? sender(conversation.sender(), false) : name;
    }

    public String sender(String sender, boolean whole) {
        Matcher number = LONG_NUMBER.matcher(sender);
        if (whole || !number.find()) {
            return sender;
        }
        String digits = number.group().replaceFirst("^86(?=1)", "");
        return digits.substring(0, 3) + "****" + digits.substring(digits.length() - Math.min(4, digits.length() - 3));
    }

    /** A text with the mobile numbers in it masked, unless somebody asked for them whole. */
    public String text(String text, boolean whole) {
        return whole ? text : MOBILE.matcher(text).replaceAll("$1****$3");
    }

    /** What a reading was judged by. */
    public List<String> reasons(List<String> reasons) {
        List<String> said = new ArrayList<>();
        Matcher each = REASON.matcher(String.join(" ", reasons));
        while (each.find()) {
            String code = each.group("code");
            if (code != null) {
                said.add(word("inbox.reason." + code, code));
            } else {
                String intent = word("inbox.intent." + each.group("intent"), each.group("intent"));
                String how = each.group("how") == null ? "there" : each.group("how");
                long percent = Math.round(Double.parseDouble(each.group("likely")) * PERCENT);
                said.add(word("inbox.reason." + how, intent, intent, percent));
            }
        }
        return said;
    }

    /** The day a borrower named. */
    public String day(String notation) {
        return matched(DAYS, "inbox.day.", notation);
    }

    /** What a task says besides its kind. */
    public String detail(String detail) {
        for (Map.Entry<Pattern, String> known : DETAILS.entrySet()) {
            Matcher matcher = known.getKey().matcher(detail);
            if (matcher.matches()) {
                return switch (known.getValue()) {
                    case "day" -> word("inbox.detail.day", detail, day(matcher.group(1)));
                    case "unanswered" ->
                        word(
                                "inbox.detail.unanswered",
                                detail,
                                word("inbox.deed." + matcher.group(1), matcher.group(1)),
                                word("inbox.occasion." + matcher.group(2), matcher.group(2)));
                    default -> word("inbox.detail." + known.getValue(), detail, groups(matcher));
                };
            }
        }
        return detail;
    }

    /** Why something was not done. */
    public String refused(String code, String detail) {
        String key = "inbox.refused." + code;
        if (code.equals("rule")) {
            return word(key, code, word("rule." + detail, detail));
        }
        return detail.isEmpty() ? word(key, code) : word(key, code, detail);
    }

    /** Whether an answer may leave now, and what speaks against it. */
    public String mayAnswer(MayAnswer may) {
        if (may.now()) {
            return word("inbox.may.now", "");
        }
        String id = may.rule();
        if (id == null || id.equals("nobody") || id.equals("not-own")) {
            return word("inbox.may." + (id == null ? "nobody" : id), "");
        }
        String rule = word("rule." + id, id);
        Instant until = may.until();
        return until == null ? word("inbox.may.never", id, rule) : word("inbox.may.later", id, rule, time(until));
    }

    public String finding(Finding finding) {
        return isChinese() ? finding.chinese() : finding.english();
    }

    private String matched(Map<Pattern, String> known, String prefix, String code) {
        for (Map.Entry<Pattern, String> each : known.entrySet()) {
            Matcher matcher = each.getKey().matcher(code);
            if (matcher.matches()) {
                return word(prefix + each.getValue(), code, groups(matcher));
            }
        }
        return code;
    }

    private static Object[] groups(Matcher matcher) {
        Object[] groups = new Object[matcher.groupCount()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = matcher.group(i + 1);
        }
        return groups;
    }

    private String word(String key, String otherwise, Object... values) {
        String text = messages.getMessage(key, values, otherwise, LocaleContextHolder.getLocale());
        return text == null ? otherwise : text;
    }

    private static boolean isChinese() {
        return LocaleContextHolder.getLocale().getLanguage().equals("zh");
    }
}
