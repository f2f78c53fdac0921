package io.duebell.shared;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Chinese characters, by ICU: simplified ones for traditional ones, and the syllable of each without its tone. */
public final class Han {

    private static final int BASIC = 0x10000;
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Transliterator LATIN =
            Transliterator.getInstance("Han-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Lower");
    /** Each character is asked of ICU once; 0 where it was not yet asked. */
    private static final char[] PLAIN = new char[BASIC];

    private static final AtomicReferenceArray<@Nullable String> SYLLABLES = new AtomicReferenceArray<>(BASIC);

    private Han() {}

    /**
     * Full-width and other forms made plain (NFKC) and characters simplified, each sign for itself: what stands at a place of the
     * result stood at the same place of the text.
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.append(plain(text.charAt(i)));
        }
        return plain.toString();
    }

    private static char plain(char sign) {
        if (sign < 0x80 || Character.isSurrogate(sign)) {
            return sign;
        }
        char known = PLAIN[sign];
        if (known != 0) {
            return known;
        }
        String form = Normalizer.normalize(String.valueOf(sign), Normalizer.Form.NFKC);
        char one = form.length() == 1 ? form.charAt(0) : sign;
        String simple = isHan(one) ? simplified(one) : String.valueOf(one);
        char plain = simple.length() == 1 ? simple.charAt(0) : one;
        PLAIN[sign] = plain;
        return plain;
    }

    private static String simplified(char sign) {
        synchronized (SIMPLIFIED) {
            return SIMPLIFIED.transliterate(String.valueOf(sign));
        }
    }

    /** The syllable of a character ({@code zhang}); any other sign stands for itself. */
    public static String syllable(int character) {
        if (!isHan(character) || character >= BASIC) {
            return Character.toString(character);
        }
        String known = SYLLABLES.get(character);
        if (known == null) {
            synchronized (LATIN) {
                known = LATIN.transliterate(Character.toString(character))
                        .strip()
                        .toLowerCase(Locale.ROOT);
            }
            SYLLABLES.set(character, known);
        }
        return known;
    }

    public static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
