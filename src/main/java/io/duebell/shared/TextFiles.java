package io.duebell.shared;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files as spreadsheets write and read them. */
public final class TextFiles {

    private static final Charset GBK = Charset.forName("GB18030");

    private TextFiles() {}

    /** UTF-8 with or without a mark, else GBK; empty: neither. */
    public static Optional<String> decode(byte[] file) {
        String utf8 = decoded(file, StandardCharsets.UTF_8);
        String text = utf8 != null ? utf8 : decoded(file, GBK);
        return Optional.ofNullable(text).map(it -> it.startsWith("\uFEFF") ? it.substring(1) : it);
    }

    /** A cell that a spreadsheet would calculate is marked as text. */
    public static String harmless(String cell) {
        return isFormula(cell) ? "'" + cell : cell;
    }

    /** Whether a spreadsheet would calculate a cell. */
    public static boolean isFormula(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    }

    private static @Nullable String decoded(byte[] file, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
