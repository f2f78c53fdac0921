package io.duebell.matching.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Many short texts in one array of bytes, by the order in which they came. */
final class Texts {

    private byte[] bytes = new byte[256];
    private int[] ends = new int[16];
    private int size;

    int add(String text) {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        int begin = end(size - 1);
        if (begin + added.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(begin + added.length, bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(added, 0, bytes, begin, added.length);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + (size >> 1));
        }
        ends[size] = begin + added.length;
        return size++;
    }

    String get(int at) {
        int begin = end(at - 1);
        return new String(bytes, begin, ends[at] - begin, StandardCharsets.UTF_8);
    }

    int size() {
        return size;
    }

    private int end(int at) {
        return at < 0 ? 0 : ends[at];
    }
}
