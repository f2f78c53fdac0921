package io.duebell.carrier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The encoder of GSM 03.38 and 03.40: GSM 7-bit where every character allows it, else UCS-2; parts of several begin
 * with a concatenation header with a 16-bit reference. A surrogate pair or an escape sequence is never cut.
 */
@Component
public final class GsmTextEncoder implements TextEncoder {

    /** The header counts its parts in one byte. */
    static final int MOST_PARTS = 255;

    /** User data header: its length, then element 08 (concatenation, 16-bit reference) with four bytes. */
    private static final byte[] HEADER = {0x06, 0x08, 0x04};

    private static final int HEADER_BYTES = 7;

    @Override
    public TextSize measure(String text) {
        Alphabet alphabet = alphabet(text);
        return new TextSize(alphabet, units(alphabet, text), cut(alphabet, text).size());
    }

    @Override
    public List<EncodedPart> encode(String text, int reference) {
        if (reference < 0 || reference > 0xFFFF) {
            throw new IllegalArgumentException("a concatenation reference is 0..65535, not " + reference);
        }
        Alphabet alphabet = alphabet(text);
        List<String> pieces = cut(alphabet, text);
        if (pieces.size() == 1) {
            return List.of(new EncodedPart(alphabet, false, bytes(alphabet, text)));
        }
        List<EncodedPart> parts = new ArrayList<>(pieces.size());
        for (String piece : pieces) {
            byte[] body = bytes(alphabet, piece);
            ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + body.length)
                    .put(HEADER)
                    .putShort((short) reference)
                    .put((byte) pieces.size())
                    .put((byte) (parts.size() + 1))
                    .put(body);
            parts.add(new EncodedPart(alphabet, true, bytes.array()));
        }
        return List.copyOf(parts);
    }

    private static List<String> cut(Alphabet alphabet, String text) {
        if (units(alphabet, text) <= alphabet.unitsAlone()) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int cost = units(alphabet, codePoint);
            if (used + cost > alphabet.unitsInSeveral()) {
                pieces.add(text.substring(start, i));
                start = i;
                used = 0;
            }
            used += cost;
            i += Character.charCount(codePoint);
        }
        pieces.add(text.substring(start));
        if (pieces.size() > MOST_PARTS) {
            throw new IllegalArgumentException(
                    "a text of " + pieces.size() + " parts cannot be sent, " + MOST_PARTS + " at most");
        }
        return pieces;
    }

    private static Alphabet alphabet(String text) {
        return GsmAlphabet.canWrite(text) ? Alphabet.GSM_7BIT : Alphabet.UCS_2;
    }

    private static int units(Alphabet alphabet, String text) {
        return text.codePoints().map(codePoint -> units(alphabet, codePoint)).sum();
    }

    private static int units(Alphabet alphabet, int codePoint) {
        return switch (alphabet) {
            case GSM_7BIT -> GsmAlphabet.septets((char) codePoint);
            case UCS_2 -> Character.charCount(codePoint);
        };
    }

    private static byte[] bytes(Alphabet alphabet, String text) {
        return switch (alphabet) {
            case GSM_7BIT -> GsmAlphabet.write(text);
            case UCS_2 -> text.getBytes(StandardCharsets.UTF_16BE);
        };
    }
}
