package io.duebell.statement.internal;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** In which charset a file of a Chinese bank is written, by its beginning. */
final class Charsets {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private Charsets() {}

    /** By its mark, or UTF-8 where every byte fits, or what ICU takes it for if that is Chinese, else GB18030. */
    static Charset of(byte[] head) {
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (fits(head, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        if (fits(head, GB18030)) {
            return GB18030;
        }
        CharsetMatch match = new CharsetDetector().setText(head).detect();
        return match != null
                        && (match.getName().startsWith("UTF") || match.getName().equals("Big5"))
                ? Charset.forName(match.getName())
                : GB18030;
    }

    /** The beginning may end within a character. */
    private static boolean fits(byte[] head, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false);
        return !result.isError();
    }
}
