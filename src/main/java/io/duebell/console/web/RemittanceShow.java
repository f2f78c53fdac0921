package io.duebell.console.web;

import io.duebell.matching.Evidence;
import io.duebell.matching.Evidence.Field;
import io.duebell.matching.Sign;
import io.duebell.remittance.Remittance;
import io.duebell.shared.BusinessClock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How remittances and statements stand on a page, for templates as {@code @remit}: payers masked, codes in words. */
@Component("remit")
class RemittanceShow {

    /** In bits: so much evidence tells one borrower in sixty-four from the others, or in four. */
    private static final double STRONG = 6;

    private static final double CLEAR = 2;

    private static final Set<Sign> LOAN_NUMBERS = Set.of(Sign.LOAN_NUMBER, Sign.LOAN_SLIP, Sign.LOAN_TAIL);

    /** Steps that are told with whom or with what. */
    private static final Pattern TOLD = Pattern.compile("(settled-with|asked(?= \\d+$)|disagreed):? (.+)");

    private final MessageSource messages;
    private final BusinessClock clock;

    RemittanceShow(MessageSource messages, BusinessClock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    public String name(String payer) {
        return PayerMask.name(payer);
    }

    public String account(String account) {
        return PayerMask.account(account);
    }

    public String text(String text) {
        return PayerMask.text(text);
    }

    /** What the payer wrote, for whoever has not asked to see it whole. */
    public String remark(Remittance remittance) {
        return PayerMask.remark(remittance.remark(), remittance.payer());
    }

    /** A row that nobody could read. */
    public String row(String row) {
        return PayerMask.row(row);
    }

    /** A payer's account, or a name, as it was learnt. */
    public String lesson(boolean alias, String payer) {
        return alias ? name(payer) : account(payer);
    }

    /**
     * A text with what speaks for or against somebody marked in it.
     *
     * @param name of a {@link Field}: templates know no class
     */
    public List<MarkedText.Piece> marked(
            Remittance remittance, String name, @Nullable List<Evidence> evidence, boolean revealed) {
        Field field = Field.valueOf(name);
        List<Evidence> marks = evidence == null ? List.of() : evidence;
        return MarkedText.of(shown(remittance, field, marks, revealed), field, marks);
    }

    /** What one sign means, in a sentence with the passage it stands in. */
    public String sign(Remittance remittance, Evidence evidence, boolean revealed) {
        Evidence.Passage passage = evidence.passage();
        String text = shown(remittance, passage.field(), List.of(evidence), revealed);
        String meant = passage.field() != Field.AMOUNT && passage.to() <= text.length()
                ? text.substring(passage.from(), passage.to())
                : text;
        return said("remittance.sign." + evidence.sign().code(), evidence.sign().code(), meant);
    }

    /** Masked, but for a loan's number: it is ours, and what a person compares. */
    private static String shown(Remittance remittance, Field field, List<Evidence> evidence, boolean revealed) {
        return switch (field) {
            case PAYER -> revealed ? remittance.payer() : PayerMask.name(remittance.payer());
            case PAYER_ACCOUNT -> revealed ? remittance.payerAccount() : PayerMask.account(remittance.payerAccount());
            case PAYER_BANK -> remittance.payerBank();
            case OWN_ACCOUNT -> remittance.account();
            case REMARK -> revealed ? remittance.remark() : masked(remittance, evidence);
            case AMOUNT -> remittance.amount().yuan();
        };
    }

    private static String masked(Remittance remittance, List<Evidence> evidence) {
        String remark = remittance.remark();
        StringBuilder shown = new StringBuilder(PayerMask.remark(remark, remittance.payer()));
        for (Evidence each : evidence) {
            Evidence.Passage at = each.passage();
            if (LOAN_NUMBERS.contains(each.sign()) && at.field() == Field.REMARK && at.to() <= remark.length()) {
                shown.replace(at.from(), at.to(), remark.substring(at.from(), at.to()));
            }
        }
        return shown.toString();
    }

    /** Which colour a sign has: number, phone, name, place, amount or account. */
    public String kind(Sign sign) {
        return switch (sign) {
            case SUB_ACCOUNT, LOAN_NUMBER, LOAN_SLIP, LOAN_TAIL, LOAN_WORDS, CLOSED -> "loan";
            case PHONE, PHONE_MASKED, PHONE_TAIL -> "phone";
            case NAME, NAME_SOUND, NAME_SHAPE, NAME_LATIN, NAME_MASKED, NAME_NEAR, ALIAS, SURNAME -> "name";
            case VILLAGE, NEIGHBOUR, BANK_TOWN, BANK_ELSEWHERE -> "place";
            case PAID_BEFORE -> "account";
            case AMOUNT_EXACT, AMOUNT_SUM, AMOUNT_ROUNDED, AMOUNT_PARTIAL, AMOUNT_OVER -> "amount";
            case CONTRARY -> "against";
        };
    }

    public String strength(double weight) {
        if (weight < 0) {
            return "against";
        }
        return weight >= STRONG ? "strong" : weight >= CLEAR ? "clear" : "weak";
    }

    public long days(LocalDate since) {
        return ChronoUnit.DAYS.between(since, clock.today());
    }

    /** Why it stands as it does: the matcher's reason, the room's own, or a person's words as they wrote them. */
    public String reason(String reason) {
        java.util.regex.Matcher told = TOLD.matcher(reason);
        if (told.matches()) {
            String code = told.group(1).equals("asked") ? "asked-whom" : told.group(1);
            return said("remittance.reason." + code, reason, told.group(2));
        }
        String code = reason.replace(' ', '-');
        return said("matching.reason." + code, said("remittance.reason." + code, reason));
    }

    /** Why a line or a file was not taken: a code, with its values behind blanks. */
    public String fate(String reason) {
        String[] words = reason.split(" ", -1);
        Object[] values = Arrays.copyOfRange(words, 1, words.length);
        return said("statement.not-taken." + words[0], said("statement.reason." + words[0], reason, values), values);
    }

    /** Why a step was not taken and what to do instead. */
    public String refused(String prefix, String code, String detail) {
        String meant = code.equals("state") ? said("remittance.state." + detail, detail) : detail;
        return said(prefix + ".refused." + code.toLowerCase(Locale.ROOT), code + " " + detail, meant);
    }

    private String said(String key, String otherwise, Object... values) {
        String text = messages.getMessage(key, values, otherwise, LocaleContextHolder.getLocale());
        return text == null ? otherwise : text;
    }
}
