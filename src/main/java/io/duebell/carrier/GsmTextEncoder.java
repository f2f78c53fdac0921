package io.duebell.carrier;

import io.duebell.carrier.EncodedPart.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The encoder of GSM 03.38 and 03.40: GSM 7-bit where every character allows it, else UCS-2. A surrogate pair or an escape
 * sequence is never cut.
 */
@Component
public final class GsmTextEncoder implements TextEncoder {

    /** The header counts its parts in one byte. */
    static final int MOST_PARTS = 255;

    @Override
    public TextSize measure(String text) {
        Alphabet alphabet = alphabet(text);
        return new TextSize(
                alphabet,
                units(alphabet, text),
                cut(alphabet, text, alphabet.unitsInSeveral()).size());
    }

    @Override
    public List<EncodedPart> encode(String text, int reference, TextForm form) {
        if (reference < 0 || reference > 0xFFFF) {
            throw new IllegalArgumentException("a concatenation reference is 0..65535, not " + reference);
        }
        Alphabet alphabet = alphabet(text);
        List<String> pieces = cut(alphabet, text, alphabet.unitsInSeveral(form.longText()));
        if (pieces.size() == 1 || form.longText() == LongText.PAYLOAD) {
            byte[] whole = bytes(alphabet, text, form, 0);
            return List.of(new EncodedPart(alphabet, false, whole, null, pieces.size()));
        }
        List<EncodedPart> parts = new ArrayList<>(pieces.size());
        for (String piece : pieces) {
            Segment segment = new Segment(reference, pieces.size(), parts.size() + 1);
            parts.add(
                    switch (form.longText()) {
                        case UDH_8 -> headed(alphabet, segment.header8(), piece, form);
                        case UDH_16 -> headed(alphabet, segment.header16(), piece, form);
                        case SAR -> new EncodedPart(alphabet, false, bytes(alphabet, piece, form, 0), segment, 1);
                        case PAYLOAD -> throw new IllegalStateException("a whole text has no pieces");
                    });
        }
        return List.copyOf(parts);
    }

    private static EncodedPart headed(Alphabet alphabet, byte[] header, String piece, TextForm form) {
        byte[] body = bytes(alphabet, piece, form, header.length);
        return new EncodedPart(alphabet, true, EncodedPart.joined(header, body));
    }

    private static List<String> cut(Alphabet alphabet, String text, int unitsInSeveral) {
        if (units(alphabet, text) <= alphabet.unitsAlone()) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int cost = units(alphabet, codePoint);
            if (used + cost > unitsInSeveral) {
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

    private static byte[] bytes(Alphabet alphabet, String text, TextForm form, int headerBytes) {
        return switch (alphabet) {
            case GSM_7BIT -> {
                byte[] septets = GsmAlphabet.write(text);
                yield form.packed() ? SeptetPacking.pack(septets, headerBytes) : septets;
            }
            case UCS_2 -> text.getBytes(StandardCharsets.UTF_16BE);
        };
    }
}
