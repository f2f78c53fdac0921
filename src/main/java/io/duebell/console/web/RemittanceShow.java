package io.duebell.console.web;

import io.duebell.matching.Evidence;
import io.duebell.matching.Evidence.Field;
import io.duebell.remittance.Remittance;
import io.duebell.shared.BusinessClock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    /** A payer's account, or a name, as it was learnt. */
    public String lesson(boolean alias, String payer) {
        return alias ? name(payer) : account(payer);
    }

    /** A text with what speaks for or against somebody marked in it. */
    public List<MarkedText.Piece> marked(
            Remittance remittance, Field field, @Nullable List<Evidence> evidence, boolean revealed) {
        String text = switch (field) {
            case PAYER -> revealed ? remittance.payer() : PayerMask.name(remittance.payer());
            case PAYER_ACCOUNT -> revealed ? remittance.payerAccount() : PayerMask.account(remittance.payerAccount());
            case PAYER_BANK -> remittance.payerBank();
            case OWN_ACCOUNT -> remittance.account();
            case REMARK -> revealed ? remittance.remark() : PayerMask.text(remittance.remark());
            case AMOUNT -> remittance.amount().yuan();
        };
        return MarkedText.of(text, field, evidence == null ? List.of() : evidence);
    }

    /** Which colour a sign has: number, phone, name, place, amount or account. */
    public String kind(io.duebell.matching.Sign sign) {
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
        String code = reason.replace(' ', '-');
        return said("matching.reason." + code, said("remittance.reason." + code, reason));
    }

    /** Why a line or a file was not taken: a code, with its values behind blanks. */
    public String fate(String reason) {
        String[] words = reason.split(" ", -1);
        Object[] values = Arrays.copyOfRange(words, 1, words.length);
        return said("statement.not-taken." + words[0], said("statement.reason." + words[0], reason, values), values);
    }

    public String refused(String prefix, String code, String detail) {
        return said(prefix + ".refused." + code.toLowerCase(Locale.ROOT), code + " " + detail, detail);
    }

    private String said(String key, String otherwise, Object... values) {
        String text = messages.getMessage(key, values, otherwise, LocaleContextHolder.getLocale());
        return text == null ? otherwise : text;
    }
}
