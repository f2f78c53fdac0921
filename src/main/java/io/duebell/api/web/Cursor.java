package io.duebell.api.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page of a list begins; opaque to callers. */
final class Cursor {

    static final int MOST = 500;

    private Cursor() {}

    /** What a cursor says; {@code otherwise} without one. */
    static String read(@Nullable String cursor, String otherwise) {
        if (cursor == null || cursor.isEmpty()) {
            return otherwise;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiProblemException.unreadable("The cursor is not one that was given.");
        }
    }

    /** As {@link #read}, where it says a number. */
    static long readLong(@Nullable String cursor, long otherwise) {
        try {
            return Long.parseLong(read(cursor, Long.toString(otherwise)));
        } catch (NumberFormatException e) {
            throw ApiProblemException.unreadable("The cursor is not one that was given.");
        }
    }

    static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw ApiProblemException.unreadable("limit is 1 to " + MOST + ".");
        }
        return asked;
    }

    /**
     * Some of a list.
     *
     * @param next the cursor of what follows; null: nothing does
     */
    record Page<T>(List<T> items, @Nullable String next) {

        /** From one more than was asked for. */
        static <R, T> Page<T> of(List<R> rows, int limit, Function<R, String> key, Function<R, T> shown) {
            boolean more = rows.size() > limit;
            List<R> some = more ? rows.subList(0, limit) : rows;
            String next = more
                    ? Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(key.apply(some.get(some.size() - 1)).getBytes(StandardCharsets.UTF_8))
                    : null;
            return new Page<>(some.stream().map(shown).toList(), next);
        }
    }
}
