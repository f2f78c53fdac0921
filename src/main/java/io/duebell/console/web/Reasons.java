package io.duebell.console.web;

import io.duebell.carrier.RefusalTexts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The reasons that rooms write beside a state, said in the reader's language.
 *
 * <p>A reason is stored as evidence in the words of its day; what no pattern knows is shown as it stands.
 */
@Component
class Reasons {

    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();

    static {
        know("allowed", "allowed");
        know("planned for (D[+-]\\d+)", "planned");
        know("planned for (C\\d+)", "planned-campaign");
        know("drafted", "campaign-drafted");
        know("submitted", "campaign-submitted");
        know("approved", "campaign-approved");
        know("resumed", "campaign-resumed");
        know("set is frozen", "campaign-frozen");
        know("nobody to tell", "campaign-nobody");
        know("above (\\d+) recipients a second person releases it", "campaign-second-person");
        know("its time has come", "campaign-begins");
        know("everybody was dealt with", "campaign-done");
        know("expired after (.+)", "campaign-expired");
        know("its budget of (\\d+) parts is used", "campaign-budget");
        know("(\\d+) of (\\d+) numbers are nobody's", "campaign-wrong-numbers");
        know("the carrier refuses the content of (.+)", "campaign-content");
        know("its campaign is paused", "campaign-paused");
        know("cancelled(?:: campaign (C\\d+))?", "campaign-cancelled");
        know("allowed, leaves over (.+)", "leaves");
        know("accepted by the carrier over (.+)", "accepted");
        know("the carrier delivered it", "delivered");
        know("part (\\d+): (\\w+)(?:, code (.+))?", "part");
        know("no receipt within .+", "unreported");
        know("no answer, bytes may have left: (.+)", "silence");
        know("its node was lost while sending, bytes may have left", "node-lost");
        know("a person resends the missing parts: (.+)", "resend-missing");
        know("a person resends the whole: (.+)", "resend-whole");
        know("a person drops it: (.+)", "drop");
        know("a person marks it as sent: (.+)", "mark-sent");
        know("the carrier has it, as it said late", "late");
        know("the silent part is with the carrier, the rest leaves", "rest-leaves");
        know("its words changed after a part of it had left", "words-changed");
        know("a restore lost whether it left", "restored");
        know("refused for good: ([^ ]+) .*", "refused-for-good");
        know("refused (\\d+) times, at last with (.+)", "refused-often");
        know("refused for now: (.+)", "refused-for-now");
        know("no route: .*", "no-route");
        know("its template was stopped: (.+)", "template-stopped");
        know("the carrier refused a part: (0x[0-9A-F]{8}).*", "part-refused");
        know("expired: not to be sent after .+", "expired");
        know("the number has opted out of texts", "opt-out");
        know("the number is not the borrower's", "wrong-person");
        know("a person holds all notices(?: until further word)?", "manual-hold");
        know("contact is open from ([\\d:]+) to ([\\d:]+)", "contact-hours");
        know("the borrower has had (\\d+) of (\\d+) in (\\d+) day\\(s\\)", "cap-borrower");
        know("the number has had (\\d+) of (\\d+) in (\\d+) day\\(s\\)", "cap-number");
        know("nobody is contacted around the lunar New Year", "new-year-pause");
        know("there is no contact on such a day", "closed-day");
        know("the borrower has another number", "number-changed");
        know("the borrower has died", "deceased");
        know("the borrower disputes the debt", "dispute");
        know("an agreement on easier terms is kept", "hardship");
        know("the debt is before a court", "litigation");
        know("the borrower promised to pay", "promise");
        know("money came that is, or may be, the borrower's", "payment-on-way");
        know("money for it is on its way", "money-on-way");
        know("the credit was undone", "credit-undone");
        know("it is known whose money it is", "money-known");
        know("it is not known what the borrower was told before", "told-unclear");
        know("told before, and that holds", "told-before");
        know("the receipt has not left", "receipt-stayed");
        know("what was told is so again", "told-again");
        know("the promise is settled", "promise-settled");
        know("what was promised has come in", "promise-covered");
        know("a rehearsal runs, and the number is not listed", "rehearsal");
        know("the loan book does not answer", "book-silent");
        know("paid", "paid");
        know("changed", "changed");
        know("data: what it was made from is gone", "source-gone");
        know("(?:phone|data): ([a-z-]+)", "fault");
    }

    private final MessageSource messages;
    private final ObjectProvider<RefusalTexts> codes;

    Reasons(MessageSource messages, ObjectProvider<RefusalTexts> codes) {
        this.messages = messages;
        this.codes = codes;
    }

    /** A carrier's code with what it means, where that is known. */
    String code(String code, Locale locale) {
        RefusalTexts texts = codes.getIfAvailable();
        return texts == null
                ? code
                : texts.find(code, locale).map(words -> code + " " + words).orElse(code);
    }

    String in(@Nullable String reason, Locale locale) {
        if (reason == null) {
            return "";
        }
        for (Map.Entry<Pattern, String> known : KNOWN.entrySet()) {
            Matcher matcher = known.getKey().matcher(reason);
            if (matcher.matches()) {
                return said(known.getValue(), matcher, reason, locale);
            }
        }
        return reason;
    }

    private String said(String key, Matcher matcher, String reason, Locale locale) {
        Object[] values = new Object[matcher.groupCount()];
        for (int i = 0; i < values.length; i++) {
            String value = matcher.group(i + 1);
            values[i] = value == null ? "" : code(value, locale);
        }
        if (key.equals("fault")) {
            values[0] = word("repair." + values[0], values[0].toString(), locale);
        }
        return word("reason." + key, reason, locale, values);
    }

    private String word(String key, String otherwise, Locale locale, Object... values) {
        String text = messages.getMessage(key, values, otherwise, locale);
        return text == null ? otherwise : text;
    }

    private static void know(String pattern, String key) {
        KNOWN.put(Pattern.compile(pattern), key);
    }
}
