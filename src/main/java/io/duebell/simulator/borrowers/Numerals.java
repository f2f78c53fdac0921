package io.duebell.simulator.borrowers;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;

/** Whole numbers in Chinese characters. Making the format is slow and it is not safe among threads, so one is shared. */
final class Numerals {

    private static final RuleBasedNumberFormat FORMAT =
            new RuleBasedNumberFormat(ULocale.CHINA, RuleBasedNumberFormat.SPELLOUT);

    private Numerals() {}

    static String spoken(long number) {
        synchronized (FORMAT) {
            return FORMAT.format(number);
        }
    }

    /** As on cheques. */
    static String formal(long number) {
        synchronized (FORMAT) {
            return FORMAT.format(number, "%spellout-cardinal-financial");
        }
    }
}
