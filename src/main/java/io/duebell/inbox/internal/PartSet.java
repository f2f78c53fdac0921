package io.duebell.inbox.internal;

import io.duebell.carrier.TextCharset;
import io.duebell.inbox.internal.PartMapper.Part;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parts that belong to one text, some of which may still be on their way. */
final class PartSet {

    /** What stands where a part is missing. */
    static final String GAP = "[…]";

    private final int total;
    private final Map<Integer, Part> byNumber = new TreeMap<>();
    private final List<Part> waiting = new ArrayList<>();
    private @Nullable Long message;

    private PartSet(int total) {
        this.total = total;
    }

    /**
     * Deals parts of one key out to texts: a number that a text has already begins another one, for phones use a reference
     * again; the same part once more within the wait is a double of the first.
     *
     * @param parts oldest first
     */
    static List<PartSet> deal(List<Part> parts, int total, long waitMillis) {
        List<PartSet> sets = new ArrayList<>();
        for (Part part : parts) {
            if (part.messageId() != null) {
                setOf(part.messageId(), sets, total).byNumber.putIfAbsent(part.number(), part);
            }
        }
        for (Part part : parts) {
            if (part.messageId() == null) {
                PartSet set = doubled(part, sets, waitMillis);
                if (set == null) {
                    set = latestWithout(part.number(), sets);
                }
                if (set == null) {
                    set = new PartSet(total);
                    sets.add(set);
                }
                set.byNumber.putIfAbsent(part.number(), part);
                set.waiting.add(part);
            }
        }
        return sets;
    }

    private static PartSet setOf(long message, List<PartSet> sets, int total) {
        for (PartSet set : sets) {
            if (Long.valueOf(message).equals(set.message)) {
                return set;
            }
        }
        PartSet fresh = new PartSet(total);
        fresh.message = message;
        sets.add(fresh);
        return fresh;
    }

    private static @Nullable PartSet doubled(Part part, List<PartSet> sets, long waitMillis) {
        for (PartSet set : sets) {
            Part first = set.byNumber.get(part.number());
            if (first != null
                    && Arrays.equals(first.octets(), part.octets())
                    && first.ageMillis() - part.ageMillis() <= waitMillis) {
                return set;
            }
        }
        return null;
    }

    private static @Nullable PartSet latestWithout(int number, List<PartSet> sets) {
        for (int i = sets.size() - 1; i >= 0; i--) {
            if (!sets.get(i).byNumber.containsKey(number)) {
                return sets.get(i);
            }
        }
        return null;
    }

    /** The message given on before, with fewer of these parts; null: none yet. */
    @Nullable
    Long message() {
        return message;
    }

    /** Parts that stand in no message yet, doubles among them. */
    List<Part> waiting() {
        return waiting;
    }

    /** Whether all that waits was known before: doubles of parts that were given on. */
    boolean onlyDoubles() {
        return waiting.stream().noneMatch(part -> byNumber.containsValue(part));
    }

    int missing() {
        return total - byNumber.size();
    }

    boolean waitsSince(long millis) {
        return waiting.stream().anyMatch(part -> part.ageMillis() >= millis);
    }

    Collection<Part> parts() {
        return byNumber.values();
    }

    /** Octets are joined before they are read; a gap sign stands for each run of missing parts. */
    String text() {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        TextCharset charset = null;
        boolean gap = false;
        for (int number = 1; number <= total; number++) {
            Part part = byNumber.get(number);
            if (charset != null && (part == null || part.charset() != charset)) {
                text.append(charset.decode(run.toByteArray()));
                run.reset();
                charset = null;
            }
            if (part == null) {
                text.append(gap ? "" : GAP);
            } else {
                run.writeBytes(part.octets());
                charset = part.charset();
            }
            gap = part == null;
        }
        return charset == null
                ? text.toString()
                : text.append(charset.decode(run.toByteArray())).toString();
    }
}
