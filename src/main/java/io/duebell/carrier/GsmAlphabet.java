package io.duebell.carrier;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The default alphabet of GSM 03.38 with its extension table, one septet a byte. An extension character is written
 * as the escape and a second septet, and is counted so.
 */
public final class GsmAlphabet {

    private static final byte ESCAPE = 0x1B;
    private static final int NONE = -1;

    // By septet; 0x1B is the escape itself, which no character is written as.
    private static final String DEFAULT_TABLE =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION_CHARACTERS = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_SEPTETS = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private static final int[] SEPTET_BY_CHARACTER = septetByCharacter();

    private GsmAlphabet() {}

    /** Whether every character of the text is in the default alphabet or its extension. */
    public static boolean canWrite(String text) {
        return text.chars().allMatch(character -> septets((char) character) > 0);
    }

    /** Septets the character takes: 1, 2 for an extension character, 0 for one that is in neither table. */
    public static int septets(char character) {
        if (character != ESCAPE && septet(character) != NONE) {
            return 1;
        }
        return EXTENSION_CHARACTERS.indexOf(character) >= 0 ? 2 : 0;
    }

    /** One septet a byte, high bit clear; throws IllegalArgumentException for a character of neither table. */
    public static byte[] write(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (septets(character)) {
                case 1 -> septets.write(septet(character));
                case 2 -> {
                    septets.write(ESCAPE);
                    septets.write(EXTENSION_SEPTETS[EXTENSION_CHARACTERS.indexOf(character)]);
                }
                default -> throw new IllegalArgumentException("a character that GSM 03.38 does not have at " + i);
            }
        }
        return septets.toByteArray();
    }

    /** Reads unpacked septets; an unknown extension shows the character of the default table, as a handset does. */
    public static String read(byte[] septets) {
        StringBuilder text = new StringBuilder(septets.length);
        boolean escaped = false;
        for (byte each : septets) {
            int septet = each & 0x7F;
            if (septet == ESCAPE && !escaped) {
                escaped = true;
                continue;
            }
            int extension = escaped ? indexOfExtension(septet) : NONE;
            text.append(extension == NONE ? DEFAULT_TABLE.charAt(septet) : EXTENSION_CHARACTERS.charAt(extension));
            escaped = false;
        }
        return text.toString();
    }

    private static int septet(char character) {
        return character < SEPTET_BY_CHARACTER.length ? SEPTET_BY_CHARACTER[character] : NONE;
    }

    private static int indexOfExtension(int septet) {
        for (int i = 0; i < EXTENSION_SEPTETS.length; i++) {
            if (EXTENSION_SEPTETS[i] == septet) {
                return i;
            }
        }
        return NONE;
    }

    private static int[] septetByCharacter() {
        int[] septets = new int['Ω' + 1];
        Arrays.fill(septets, NONE);
        for (int septet = 0; septet < DEFAULT_TABLE.length(); septet++) {
            septets[DEFAULT_TABLE.charAt(septet)] = septet;
        }
        return septets;
    }
}
