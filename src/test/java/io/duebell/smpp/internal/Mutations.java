package io.duebell.smpp.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Golden PDUs with some of their octets changed, as a broken or hostile carrier might send them. */
final class Mutations {

    /** Some that stand in no table: answers, links, and what no ESME asks for. */
    private static final List<String> OTHERS = List.of(
            "000000158000000400000000000000073030413100",
            "00000010800000040000005800000007",
            "00000010000000150000000000000007",
            "00000010800000150000000000000007",
            "00000010800000000000000300000007",
            "00000016800000030000000000000007616200000200",
            "0000001f000001020000000000000007010138363133380001013130363900",
            "00000010000000060000000000000007",
            "000000128000000900000000000000077800");

    private final List<byte[]> seeds;
    private final Random random;

    Mutations(Random random) throws IOException {
        this.random = random;
        HexFormat hex = HexFormat.of();
        seeds = Stream.of(
                        Wire.golden("inbound.tsv").stream().map(row -> row[3]),
                        Wire.golden("receipts.tsv").stream().map(row -> row[2]),
                        OTHERS.stream())
                .flatMap(each -> each)
                .map(hex::parseHex)
                .toList();
    }

    /** A PDU whose length says how long it is, unless {@code lying} and chance will it otherwise. */
    byte[] next(int sequence, boolean lying) {
        byte[] pdu = seed().clone();
        for (int times = random.nextInt(4); times >= 0; times--) {
            pdu = mutated(pdu.length < 16 ? Arrays.copyOf(pdu, 16) : pdu);
        }
        if (pdu.length < 16) {
            pdu = Arrays.copyOf(pdu, 16);
        }
        ByteBuffer header = ByteBuffer.wrap(pdu);
        boolean lie = lying && random.nextInt(50) == 0;
        header.putInt(0, lie ? length(pdu.length) : pdu.length);
        return header.putInt(12, sequence).array();
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] mutated(byte[] pdu) {
        int at = random.nextInt(pdu.length);
        switch (random.nextInt(8)) {
            case 0 -> pdu[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> pdu[at] = (byte) random.nextInt(256);
            case 2 -> pdu[at] = (byte) (random.nextBoolean() ? 0xFF : 0x80);
            case 3 -> pdu[at] = 0;
            case 4 -> {
                return Arrays.copyOf(pdu, Math.max(16, at));
            }
            case 5 -> {
                return spliced(pdu, at, seed());
            }
            case 6 -> {
                return spliced(pdu, at, Arrays.copyOfRange(pdu, at, Math.min(pdu.length, at + random.nextInt(40))));
            }
            default -> {
                byte[] more = new byte[random.nextInt(300)];
                random.nextBytes(more);
                return spliced(pdu, pdu.length, more);
            }
        }
        return pdu;
    }

    private static byte[] spliced(byte[] pdu, int at, byte[] other) {
        byte[] both = Arrays.copyOf(pdu, Math.min(4_000, at + other.length));
        System.arraycopy(other, 0, both, at, both.length - at);
        return both;
    }

    private int length(int really) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 15;
            case 2 -> -1;
            case 3 -> Integer.MAX_VALUE;
            case 4 -> really + 1 + random.nextInt(100);
            default -> random.nextInt(Math.max(16, really));
        };
    }
}
