package io.duebell.statement.internal;

import io.duebell.statement.NotTaken.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Files that are no statement at all, told by how they begin; nothing in them is unpacked. */
public final class Foreign {

    private static final int LOOKED_AT = 4096;

    /** Names what a password hides, in the contents of the container that it lies in. */
    private static final byte[] HIDDEN = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private Foreign() {}

    /** What it is instead; null: it may be a statement. */
    public static @Nullable Reason kind(byte[] head) {
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return contains(head, HIDDEN) ? Reason.WORKBOOK_LOCKED : Reason.WORKBOOK;
        }
        return isBinary(head) ? Reason.NOT_A_STATEMENT : null;
    }

    /** An archive, as an XLSX is one. */
    public static boolean isZip(byte[] head) {
        return begins(head, 'P', 'K', 3, 4);
    }

    private static boolean contains(byte[] head, byte[] name) {
        for (int from = 0; from + name.length <= head.length; from++) {
            if (Arrays.equals(head, from, from + name.length, name, 0, name.length)) {
                return true;
            }
        }
        return false;
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
