package io.duebell.simulator.borrowers;

import com.ibm.icu.text.Transliterator;
import java.util.SplittableRandom;

/** What becomes of a text under the thumbs of its writer. */
enum Spelling {
    TRADITIONAL {
        @Override
        String write(String text, ReplyRules rules, SplittableRandom random) {
            return Scripts.TRADITIONAL.transliterate(text);
        }
    },
    /** Syllables without tones, as on a telephone that writes no Chinese. */
    PINYIN {
        @Override
        String write(String text, ReplyRules rules, SplittableRandom random) {
            String spelt = text;
            for (String sound : rules.sounds()) {
                spelt = spelt.replace(sound.substring(0, 1), " " + sound.substring(1) + " ");
            }
            return Scripts.PINYIN.transliterate(spelt).replaceAll(" +", " ").strip();
        }
    },
    /** Digits and Latin letters twice as wide. */
    FULL_WIDTH {
        @Override
        String write(String text, ReplyRules rules, SplittableRandom random) {
            return text.codePoints()
                    .map(c -> c > ' ' && c < 0x7F && Character.isLetterOrDigit(c) ? c - '!' + '！' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    },
    /** As a telephone writes down what is spoken to it. */
    UNPUNCTUATED {
        @Override
        String write(String text, ReplyRules rules, SplittableRandom random) {
            String bare = text.replaceAll("(?<![0-9])\\p{P}|\\p{P}(?![0-9])", " ")
                    .replaceAll(" +", random.nextInt(3) == 0 ? " " : "")
                    .strip();
            // somebody who sent a question mark alone meant it
            return bare.isEmpty() ? text : bare;
        }
    },
    /** One in three of the characters that are easily mistaken is. */
    MISTYPED {
        @Override
        String write(String text, ReplyRules rules, SplittableRandom random) {
            StringBuilder written = new StringBuilder(text);
            for (int i = 0; i < text.length(); i++) {
                char meant = text.charAt(i);
                for (String slip : rules.slips()) {
                    if (slip.charAt(0) == meant && random.nextInt(3) == 0) {
                        written.setCharAt(i, slip.charAt(random.nextInt(1, slip.length())));
                    }
                }
            }
            return written.toString();
        }
    };

    abstract String write(String text, ReplyRules rules, SplittableRandom random);

    /** Made when they are first needed, once: that takes a while. */
    private static final class Scripts {

        private static final Transliterator TRADITIONAL = Transliterator.getInstance("Simplified-Traditional");
        private static final Transliterator PINYIN = Transliterator.getInstance(
                "Han-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Lower; Fullwidth-Halfwidth");
    }
}
