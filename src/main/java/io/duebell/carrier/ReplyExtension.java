package io.duebell.carrier;

import io.duebell.shared.NoticeId;

/**
 * The digits behind an access number that travel back with a reply and name the notice it answers (facts.md section 4).
 * Reckoned from the notice alone, so that they are known again later; they tell the notices to one phone apart, not all notices.
 */
public final class ReplyExtension {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int BASE = 10;

    private ReplyExtension() {}

    /** @param digits how many; 0: none */
    public static String of(NoticeId notice, int digits) {
        if (digits == 0) {
            return "";
        }
        long most = 1;
        for (int i = 0; i < digits; i++) {
            most *= BASE;
        }
        long number = Long.remainderUnsigned((notice.value() * SPREAD) >>> 16, most);
        String text = Long.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
