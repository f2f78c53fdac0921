package io.duebell.console.web;

import io.duebell.matching.Evidence;
import io.duebell.matching.Evidence.Field;
import io.duebell.matching.Sign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text of a remittance cut at the passages that are evidence. */
final class MarkedText {

    private MarkedText() {}

    /**
     * A stretch of the text.
     *
     * @param sign what it speaks of; null: nothing
     * @param against whether it speaks against the borrower
     */
    public record Piece(String text, @Nullable Sign sign, boolean against) {}

    /** Where passages overlap, the one that begins first, or else is longer, is marked. */
    static List<Piece> of(String text, Field field, List<Evidence> evidence) {
        List<Evidence> marks = evidence.stream()
                .filter(each -> each.passage().field() == field)
                .filter(each -> each.passage().to() <= text.length()
                        && each.passage().from() < each.passage().to())
                .sorted(Comparator.<Evidence>comparingInt(each -> each.passage().from())
                        .thenComparingInt(each -> -each.passage().to()))
                .toList();
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Evidence mark : marks) {
            int from = mark.passage().from();
            if (from >= at) {
                plain(text.substring(at, from), pieces);
                at = mark.passage().to();
                pieces.add(new Piece(text.substring(from, at), mark.sign(), mark.weight() < 0));
            }
        }
        plain(text.substring(at), pieces);
        return List.copyOf(pieces);
    }

    private static void plain(String text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, null, false));
        }
    }
}
