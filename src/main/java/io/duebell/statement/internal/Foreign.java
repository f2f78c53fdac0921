package io.duebell.statement.internal;

import io.duebell.statement.NotTaken.Reason;
import org.jspecify.annotations.Nullable;

/** Files that are no statement at all, told by how they begin; nothing in them is unpacked. */
public final class Foreign {

    private static final int LOOKED_AT = 4096;

    private Foreign() {}

    /** What it is instead; null: it may be a statement. */
    public static @Nullable Reason kind(byte[] head) {
        if (begins(head, 'P', 'K', 3, 4) || begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Reason.WORKBOOK;
        }
        return isBinary(head) ? Reason.NOT_A_STATEMENT : null;
    }

    private static boolean begins(byte[] head, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** Control characters stand in no text; the zeros of UTF-16 do, with a mark before them. */
    private static boolean isBinary(byte[] head) {
        if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
            return false;
        }
        int controls = 0;
        int looked = Math.min(head.length, LOOKED_AT);
        for (int i = 0; i < looked; i++) {
            int sign = head[i] & 0xFF;
            controls += sign < ' ' && sign != '\t' && sign != '\n' && sign != '\r' && sign != 0x1A ? 1 : 0;
        }
        return controls * 50 > looked || begins(head, '%', 'P', 'D', 'F');
    }
}
