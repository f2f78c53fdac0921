package io.duebell.shared;

import com.github.f4b6a3.tsid.Tsid;

/** A notice's id: a time-sorted 64-bit number, written as 13 characters in base 32 (Crockford). */
public record NoticeId(long value) implements Comparable<NoticeId> {

    /** Reads the written form; throws IllegalArgumentException for anything else. */
    public static NoticeId parse(String text) {
        return new NoticeId(Tsid.from(text).toLong());
    }

    @Override
    public int compareTo(NoticeId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Tsid.from(value).toString();
    }
}
