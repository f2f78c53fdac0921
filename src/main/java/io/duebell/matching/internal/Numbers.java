package io.duebell.matching.internal;

import java.util.Arrays;

/** A growing row of whole numbers. */
final class Numbers {

    private long[] numbers = new long[16];
    private int size;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1));
        }
        numbers[size++] = number;
    }

    long get(int at) {
        return numbers[at];
    }

    int at(int at) {
        return (int) numbers[at];
    }

    int size() {
        return size;
    }
}
