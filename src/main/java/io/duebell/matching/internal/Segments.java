package io.duebell.matching.internal;

import io.duebell.shared.Han;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a run of characters into known words, villages and names of the book, the way that leaves least unexplained: word borders do not
 * show in Chinese, so a name is only where words let it be.
 */
final class Segments {

    /** What a piece is. */
    enum Kind {
        WORD,
        /** A single character that is a word, but may be a part of a name as well. */
        SINGLE,
        VILLAGE,
        NAME,
        UNKNOWN
    }

    record Piece(Kind kind, int from, int to) {}

    private static final int LONGEST = 8;
    private static final int LONGEST_NAME = 4;

    private final NameBook names;
    private final Set<String> words;
    private final Set<String> singles;
    private final Map<String, Set<String>> villages = new HashMap<>();

    Segments(BookIndex book, Words words) {
        this.names = book.names();
        this.words = new HashSet<>(words.list("words"));
        this.singles = new HashSet<>(words.list("single"));
        for (String village : book.villages()) {
            called(village, village);
            called(village.replaceFirst("(村委会|社区|村|寨|屯|庄)$", ""), village);
        }
    }

    private void called(String name, String village) {
        if (name.length() >= 2) {
            villages.computeIfAbsent(name, key -> new HashSet<>(2)).add(village);
        }
    }

    /** Villages that are called so. */
    Set<String> villages(String name) {
        return villages.getOrDefault(name, Set.of());
    }

    /** All pieces of a text in order; what is no character of Chinese belongs to none. */
    List<Piece> cut(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!Han.isHan(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && Han.isHan(text.charAt(end))) {
                end++;
            }
            run(text, at, end, pieces);
            at = end;
        }
        return pieces;
    }

    private void run(String text, int from, int to, List<Piece> pieces) {
        double[] cost = new double[to - from + 1];
        Piece[] last = new Piece[to - from + 1];
        for (int end = from + 1; end <= to; end++) {
            cost[end - from] = Double.MAX_VALUE;
            for (int begin = Math.max(from, end - LONGEST); begin < end; begin++) {
                Piece piece = piece(text, begin, end);
                double through = piece == null ? Double.MAX_VALUE : cost[begin - from] + cost(piece);
                if (through < cost[end - from]) {
                    cost[end - from] = through;
                    last[end - from] = piece;
                }
            }
        }
        List<Piece> backwards = new ArrayList<>();
        for (int end = to; end > from; ) {
            Piece piece = last[end - from];
            backwards.add(piece);
            end = piece.from();
        }
        for (int i = backwards.size() - 1; i >= 0; i--) {
            pieces.add(backwards.get(i));
        }
    }

    private @Nullable Piece piece(String text, int from, int to) {
        String part = text.substring(from, to);
        if (part.length() == 1) {
            return new Piece(singles.contains(part) ? Kind.SINGLE : Kind.UNKNOWN, from, to);
        }
        if (part.length() <= LONGEST_NAME && names.contains(part)) {
            return new Piece(Kind.NAME, from, to);
        }
        if (words.contains(part)) {
            return new Piece(Kind.WORD, from, to);
        }
        return villages.containsKey(part) ? new Piece(Kind.VILLAGE, from, to) : null;
    }

    private static double cost(Piece piece) {
        return switch (piece.kind()) {
            case WORD, VILLAGE -> 1;
            case SINGLE -> 1.2;
            case NAME -> piece.to() - piece.from() == 2 ? 2 : 1.3;
            case UNKNOWN -> 2;
        };
    }
}
