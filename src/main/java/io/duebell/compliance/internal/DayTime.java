package io.duebell.compliance.internal;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/** A span of a day, Asia/Shanghai: {@code from} is the first moment inside it, {@code to} the first after it. */
record DayTime(LocalTime from, LocalTime to) {

    DayTime {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException(from + "-" + to + " ends before it begins");
        }
    }

    /** As it is written, {@code 08:30-20:30}. */
    static DayTime parse(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("\"" + text + "\" is written like 08:30-20:30, or none");
        }
        try {
            return new DayTime(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is written like 08:30-20:30, or none", e);
        }
    }

    boolean contains(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    boolean contains(DayTime other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
