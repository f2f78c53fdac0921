package io.duebell.console.web;

import io.duebell.alarm.Alarm;
import io.duebell.carrier.ReceiptCodes;
import io.duebell.compliance.RuleBook.Rule;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How values stand on a page, for templates as {@code @show}: times in the credit union's zone, phones masked, sums in yuan. */
@Component("show")
public class Show {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(BusinessClock.ZONE);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(BusinessClock.ZONE);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(BusinessClock.ZONE);

    private final MessageSource messages;
    private final Reasons reasons;
    private final ObjectProvider<ReceiptCodes> receiptCodes;

    Show(MessageSource messages, Reasons reasons, ObjectProvider<ReceiptCodes> receiptCodes) {
        this.messages = messages;
        this.reasons = reasons;
        this.receiptCodes = receiptCodes;
    }

    public String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }

    public String minute(@Nullable Instant instant) {
        return instant == null ? "" : MINUTE.format(instant);
    }

    public String second(@Nullable Instant instant) {
        return instant == null ? "" : SECOND.format(instant);
    }

    /** The day with its weekday, in the reader's language. */
    public String day(LocalDate date) {
        Locale locale = LocaleContextHolder.getLocale();
        String pattern = locale.getLanguage().equals("zh") ? "y年M月d日 EEEE" : "EEEE, d MMMM y";
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }

    public String money(long fen) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(fen, 2));
    }

    public String count(long count) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(count);
    }

    public String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%.0f", perSecond);
    }

    /** Masked, always; the rooms' own pages that need a whole number say so themselves. */
    public String phone(@Nullable String digits) {
        return digits == null ? "" : new Msisdn(digits).masked();
    }

    public String id(long notice) {
        return new NoticeId(notice).toString();
    }

    /** Why, in the reader's language where the words are known, else as the room wrote it. */
    public String reason(@Nullable String reason) {
        return reasons.in(reason, LocaleContextHolder.getLocale());
    }

    /** A carrier's code with what it means. */
    public String code(String code) {
        return reasons.code(code, LocaleContextHolder.getLocale());
    }

    /** Why a campaign holds or leaves out a recipient: a rule, a fault of the data, or the campaign itself. */
    public String campaignReason(String code) {
        String own = word("campaign.left", code);
        String rule = own.equals(code) ? word("rule", code) : own;
        return rule.equals(code) ? word("repair", code) : rule;
    }

    /** How long, in the largest two units. */
    public String duration(Duration duration) {
        long minutes = Math.max(1, (duration.toSeconds() + 59) / 60);
        Object[] values = {minutes / 60, minutes % 60};
        return said(minutes < 60 ? "duration.minutes" : "duration.hours", duration.toString(), values);
    }

    /** Percent with one decimal. */
    public String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f", percent);
    }

    /** The text of a key with the code at its end, or the code itself where it has none. */
    public String word(String prefix, String code) {
        String text = messages.getMessage(prefix + "." + code, null, code, LocaleContextHolder.getLocale());
        return text == null ? code : text;
    }

    /** What an alarm says, in the reader's language; the code of a newer version as it is. */
    public String alarm(Alarm alarm) {
        String otherwise = alarm.code() + " " + alarm.subject() + " " + alarm.detail();
        Object[] values = {alarm.subject(), alarm.detail()};
        String text =
                messages.getMessage("alarms.code." + alarm.code(), values, otherwise, LocaleContextHolder.getLocale());
        return (text == null ? otherwise : text).strip();
    }

    /** A carrier's own code, and what it means where a table says so. */
    public String receiptCode(String link, String code) {
        ReceiptCodes tables = receiptCodes.getIfAvailable();
        boolean chinese = LocaleContextHolder.getLocale().getLanguage().equals("zh");
        return tables == null
                ? code
                : tables.meaning(link, code)
                        .map(meaning -> code + " " + (chinese ? meaning.chinese() : meaning.english()))
                        .orElse(code);
    }

    /** The code of a receipt or of a refused submit, and what it means where a table says so. */
    public String carrierCode(String link, String code) {
        return code.startsWith("0x") ? code(code) : receiptCode(link, code);
    }

    /** A contact rule as a sentence. */
    public String rule(Rule rule) {
        Object[] values = rule.values().stream().map(this::ruleValue).toArray();
        return said("rule.says." + rule.words(), rule.id(), values);
    }

    /** Names of things to be said in words are {@code medium.SMS}, several of them joined by plus signs. */
    private String ruleValue(String value) {
        return value.matches("[A-Za-z.+_-]+")
                ? Arrays.stream(value.split("\\+", -1))
                        .map(each -> said("rules." + each, each))
                        .collect(Collectors.joining("/"))
                : value;
    }

    public String ruleSource(Rule rule) {
        return said("rule.source." + rule.id(), said("rule.source", ""));
    }

    private String said(String key, String otherwise, Object... values) {
        String message = messages.getMessage(key, values, otherwise, LocaleContextHolder.getLocale());
        return message == null ? otherwise : message;
    }

    /** {@code D-5} in words. */
    public String stage(String stage) {
        if (!stage.matches("D[+-][0-9]{1,4}")) {
            return stage;
        }
        int days = Integer.parseInt(stage.substring(2));
        String key = days == 0 ? "stage.day" : stage.charAt(1) == '-' ? "stage.before" : "stage.after";
        return messages.getMessage(key, new Object[] {days}, LocaleContextHolder.getLocale());
    }
}
