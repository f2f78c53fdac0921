package io.duebell.loanbook.internal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.duebell.loanbook.Phone.Kind;
import io.duebell.shared.Msisdn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands a telephone number as clerks type it.
 *
 * <p>It never guesses: a field with a word it doesn't know, a name perhaps or 空号, is wrong, since who would answer is
 * not known. Of several numbers in one field the first mobile counts.
 */
final class PhoneReader {

    /** What a text was understood as; {@code msisdn} is there exactly for a mobile. */
    record Reading(Kind kind, @Nullable Msisdn msisdn) {}

    /** Facts section 4: the prefixes that libphonenumber knows lag behind those that carriers are given. */
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

    private static final Pattern LABEL = Pattern.compile("本人|手机号码?|手机|电话号码?|电话|移动|联通|电信|号码|(?i:mobile|phone|tel)");
    private static final Pattern EXTENSION = Pattern.compile("(?:转|分机|-?(?i:ext)\\.?|#)[0-9]{1,6}$");
    private static final Pattern SEVERAL = Pattern.compile("[/\\\\,;、|\\r\\n]|或|\\s+(?=(?:\\+|00)?(?:86)?1[3-9][0-9])");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");
    private static final Pattern BEFORE_MOBILE =
            Pattern.compile("^\\+?(?:0086|86)0?(?=1[3-9][0-9]{9}$)|^0(?=1[3-9][0-9]{9}$)");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    Reading read(String typed) {
        String text = LABEL.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("")
                .replaceAll("\\p{Cf}", "")
                .strip();
        Reading whole = one(text);
        if (whole.kind() != Kind.WRONG) {
            return whole;
        }
        List<Reading> readings = new ArrayList<>();
        for (String part : SEVERAL.split(text)) {
            if (!part.isBlank()) {
                readings.add(one(part.strip()));
            }
        }
        // Kinds stand in the order in which they are of use
        return readings.stream()
                .filter(reading -> reading.kind() == Kind.MOBILE)
                .findFirst()
                .or(() -> readings.stream().min((a, b) -> a.kind().compareTo(b.kind())))
                .orElse(whole);
    }

    private Reading one(String text) {
        String bare = text.replaceAll("[\\s\\-.()\\[\\]_·:\\u2010-\\u2015\\u2212]", "");
        Matcher extension = EXTENSION.matcher(bare);
        boolean extended = extension.find();
        String digits = extended ? bare.substring(0, extension.start()) : bare;
        if (!NUMBER.matcher(digits).matches()) {
            return new Reading(Kind.WRONG, null);
        }
        Matcher prefix = BEFORE_MOBILE.matcher(digits);
        Reading reading = understood(prefix.find() ? digits.substring(prefix.end()) : digits);
        return extended && reading.kind() == Kind.MOBILE ? new Reading(Kind.WRONG, null) : reading;
    }

    private Reading understood(String digits) {
        if (MOBILE.matcher(digits).matches()) {
            return mobile(digits);
        }
        try {
            PhoneNumber number = numbers.parse(digits, "CN");
            if (number.getCountryCode() != 86) {
                return new Reading(numbers.isValidNumber(number) ? Kind.FOREIGN : Kind.WRONG, null);
            }
            String national = numbers.getNationalSignificantNumber(number);
            if (MOBILE.matcher(national).matches()) {
                return mobile(national);
            }
            return new Reading(isLandline(number, digits) ? Kind.LANDLINE : Kind.WRONG, null);
        } catch (NumberParseException e) {
            return new Reading(Kind.WRONG, null);
        }
    }

    /** A number without its area code has seven or eight digits and begins with 2 to 8. */
    private boolean isLandline(PhoneNumber number, String digits) {
        return numbers.getNumberType(number) == PhoneNumberType.FIXED_LINE || digits.matches("[2-8][0-9]{6,7}");
    }

    private static Reading mobile(String national) {
        return new Reading(Kind.MOBILE, new Msisdn("86" + national));
    }
}
