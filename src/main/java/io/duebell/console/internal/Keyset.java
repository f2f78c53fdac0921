package io.duebell.console.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a long list, newest first, cut by ids so that what comes in meanwhile moves nothing.
 *
 * @param previous the page before holds what is newer than this id; null: there is none
 * @param next the page after holds what is older than this id; null: there is none
 */
public record Keyset<T>(
        List<T> rows, @Nullable Long previous, @Nullable Long next) {

    public static final int SIZE = 50;

    /** From one row more than a page holds, newest first. */
    static <T> Keyset<T> descending(List<T> found, boolean first, ToLongFunction<T> id) {
        boolean more = found.size() > SIZE;
        List<T> rows = List.copyOf(more ? found.subList(0, SIZE) : found);
        return new Keyset<>(
                rows,
                first || rows.isEmpty() ? null : (Long) id.applyAsLong(rows.get(0)),
                more ? (Long) id.applyAsLong(rows.get(rows.size() - 1)) : null);
    }

    /** From one row more than a page holds, oldest first, as a step back finds them. */
    static <T> Keyset<T> ascending(List<T> found, ToLongFunction<T> id) {
        boolean more = found.size() > SIZE;
        List<T> rows = new ArrayList<>(more ? found.subList(0, SIZE) : found);
        Collections.reverse(rows);
        return new Keyset<>(
                List.copyOf(rows),
                more ? (Long) id.applyAsLong(rows.get(0)) : null,
                rows.isEmpty() ? null : (Long) id.applyAsLong(rows.get(rows.size() - 1)));
    }
}
