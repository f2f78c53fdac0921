package io.duebell.matching.internal;

import java.util.Arrays;

/**
 * Many values by a number each, eight bytes an entry: for books of millions, where a map of lists would take fifty times as much. Filled,
 * then closed, then asked.
 */
final class Keys {

    private long[] entries = new long[16];
    private int size;

    /** @param key from 0 to 2^31 - 1 */
    void add(int key, int value) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size + (size >> 1));
        }
        entries[size++] = (long) key << Integer.SIZE | value;
    }

    /** Sorts; the same value twice under a key counts once. */
    void close() {
        entries = Arrays.copyOf(entries, size);
        Arrays.parallelSort(entries);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || entries[i] != entries[i - 1]) {
                entries[kept++] = entries[i];
            }
        }
        size = kept;
        entries = Arrays.copyOf(entries, size);
    }

    int count(int key) {
        return count(key, key);
    }

    /** How many entries have keys within these, both included. */
    int count(int from, int to) {
        return first(to + 1L) - first(from);
    }

    int[] values(int key) {
        return values(key, key, Integer.MAX_VALUE);
    }

    /** At most so many, those of the highest keys. */
    int[] values(int from, int to, int most) {
        int end = first(to + 1L);
        int begin = Math.max(first(from), end - most);
        int[] values = new int[Math.max(0, end - begin)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) entries[begin + i];
        }
        return values;
    }

    private int first(long key) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle] >> Integer.SIZE < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A key for a text; different texts may have the same, so what is found is compared again. */
    static int of(String text) {
        int hash = text.hashCode() * 0x9E3779B1;
        return (hash ^ hash >>> 15) & Integer.MAX_VALUE;
    }
}
