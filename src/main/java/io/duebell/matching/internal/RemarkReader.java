package io.duebell.matching.internal;

import io.duebell.matching.Evidence.Field;
import io.duebell.matching.Evidence.Passage;
import io.duebell.matching.internal.Clue.Name;
import io.duebell.matching.internal.Clue.Village;
import io.duebell.matching.internal.Segments.Kind;
import io.duebell.matching.internal.Segments.Piece;
import io.duebell.shared.Han;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a payer wrote: figures first, then masked and Latin names, then what the characters between words may mean. */
final class RemarkReader {

    private static final Pattern LATIN = Pattern.compile("[a-z\u00e0-\u01dc][a-z\u00e0-\u01dc0-9 ,.'’-]*");
    private static final int LONGEST_CHUNK = 12;

    private final Segments segments;
    private final FigureReader figures;
    private final NameReader names;
    private final Pattern loanWords;
    private final Pattern forAnother;
    private final Pattern kin;
    private final List<String> latinWords;
    private final List<String> compoundSurnames;

    RemarkReader(BookIndex book, Words words, NameReader names) {
        this.segments = new Segments(book, words);
        this.figures = new FigureReader(book, words);
        this.names = names;
        this.loanWords = words.pattern("loan-words");
        this.forAnother = words.pattern("for-another");
        this.kin = words.pattern("kin");
        this.latinWords = words.list("latin");
        this.compoundSurnames = words.list("compound-surnames");
    }

    /** @param payer in plain characters; a payer who writes their own name names nobody else */
    Clues read(String remark, String payer) {
        String text = Han.plain(remark).toLowerCase(Locale.ROOT);
        if (text.length() != remark.length()) {
            text = Han.plain(remark);
        }
        FigureReader.Read numbers = figures.read(text);
        List<Name> found = new ArrayList<>();
        String rest = masked(text, payer, found);
        latin(rest, found);
        List<Piece> pieces = segments.cut(rest);
        List<Village> villages = new ArrayList<>();
        StringBuilder purpose = new StringBuilder(text);
        boolean own = false;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            String part = rest.substring(piece.from(), piece.to());
            Passage passage = new Passage(Field.REMARK, piece.from(), piece.to());
            if (piece.kind() == Kind.NAME) {
                for (int at = piece.from(); at < piece.to(); at++) {
                    purpose.setCharAt(at, ' ');
                }
            }
            if (piece.kind() == Kind.VILLAGE) {
                villages.add(new Village(segments.villages(part), passage));
            } else if (piece.kind() == Kind.NAME && part.equals(payer)) {
                own = true;
            } else if (piece.kind() == Kind.NAME) {
                boolean sure = isSure(part, rest, pieces, i);
                boolean related = kin.matcher(rest.substring(piece.to())).find();
                found.add(names.exact(part, sure, related, passage));
            }
        }
        boolean named = own || found.stream().anyMatch(name -> name.sure() && name.isExact());
        int strange = rest.contains(payer) && !payer.isEmpty() ? 0 : unknown(pieces);
        if (!named) {
            for (Name name : chunks(rest, pieces, payer)) {
                found.add(name);
            }
        }
        return new Clues(
                text,
                purpose.toString(),
                numbers.figures(),
                List.copyOf(found),
                villages,
                own,
                numbers.strange(),
                loanWords.matcher(text).find(),
                !named && forAnother.matcher(rest).find(),
                strange);
    }

    /** Two characters may stand in a longer name or word by chance, three hardly, unless a surname of two characters begins before. */
    private boolean isSure(String name, String text, List<Piece> pieces, int at) {
        Piece piece = pieces.get(at);
        boolean before = unknown(pieces, at - 1, piece.from());
        if (name.length() == 2) {
            return !before && !unknownAfter(pieces, at + 1, piece.to());
        }
        return !before || !compoundSurnames.contains(text.substring(piece.from() - 1, piece.from() + 1));
    }

    private String masked(String text, String payer, List<Name> found) {
        StringBuilder rest = new StringBuilder(text);
        Matcher masked = NameReader.MASKED.matcher(text);
        while (masked.find()) {
            if (!masked.group().equals(payer)) {
                found.add(names.masked(masked.group(), new Passage(Field.REMARK, masked.start(), masked.end())));
            }
            for (int i = masked.start(); i < masked.end(); i++) {
                rest.setCharAt(i, ' ');
            }
        }
        return rest.toString();
    }

    private void latin(String text, List<Name> found) {
        Matcher latin = LATIN.matcher(text);
        while (latin.find()) {
            StringBuilder left = new StringBuilder();
            for (String word : latin.group().split("[ ,.]+")) {
                if (!latinWords.contains(word) && word.chars().anyMatch(Character::isLetter)) {
                    left.append(left.isEmpty() ? "" : " ").append(word);
                }
            }
            Name name = names.latin(
                    left.toString(),
                    new Passage(
                            Field.REMARK,
                            latin.start(),
                            latin.start() + latin.group().strip().length()));
            Name whole = name.names().isEmpty() ? names.latin(latin.group(), name.passage()) : name;
            if (!whole.names().isEmpty()) {
                found.add(whole);
            }
        }
    }

    private static boolean unknown(List<Piece> pieces, int at, int end) {
        return at >= 0
                && pieces.get(at).kind() == Kind.UNKNOWN
                && pieces.get(at).to() == end;
    }

    private static boolean unknownAfter(List<Piece> pieces, int at, int begin) {
        return at < pieces.size()
                && pieces.get(at).kind() == Kind.UNKNOWN
                && pieces.get(at).from() == begin;
    }

    private static int unknown(List<Piece> pieces) {
        return (int)
                pieces.stream().filter(piece -> piece.kind() == Kind.UNKNOWN).count();
    }

    /** What may be a name between words: two to four characters, of which one at least is no word. */
    private List<Name> chunks(String text, List<Piece> pieces, String payer) {
        List<Name> chunks = new ArrayList<>();
        for (int i = 0; i < pieces.size(); ) {
            int end = i;
            boolean strange = false;
            while (end < pieces.size()
                    && mayBeOfAName(pieces.get(end))
                    && (end == i
                            || pieces.get(end).from() == pieces.get(end - 1).to())) {
                strange |= pieces.get(end).kind() == Kind.UNKNOWN;
                end++;
            }
            if (strange && pieces.get(end - 1).to() - pieces.get(i).from() <= LONGEST_CHUNK) {
                windows(text, pieces.get(i).from(), pieces.get(end - 1).to(), pieces, payer, chunks);
            }
            i = Math.max(end, i + 1);
        }
        return chunks;
    }

    private static boolean mayBeOfAName(Piece piece) {
        return piece.kind() == Kind.UNKNOWN || piece.kind() == Kind.SINGLE || piece.kind() == Kind.NAME;
    }

    private void windows(String text, int from, int to, List<Piece> pieces, String payer, List<Name> chunks) {
        for (int begin = from; begin < to; begin++) {
            for (int end = Math.min(to, begin + 4); end >= begin + 2; end--) {
                int first = begin;
                int last = end;
                boolean strange = pieces.stream()
                        .anyMatch(piece -> piece.kind() == Kind.UNKNOWN && piece.from() >= first && piece.to() <= last);
                boolean leaves = pieces.stream()
                        .anyMatch(piece -> piece.kind() == Kind.UNKNOWN
                                && piece.from() >= from
                                && piece.to() <= to
                                && (piece.from() < first || piece.to() > last));
                if (strange && !leaves && !text.substring(begin, end).equals(payer)) {
                    Name name = names.misspelt(text.substring(begin, end), new Passage(Field.REMARK, begin, end));
                    if (!name.names().isEmpty()) {
                        chunks.add(name);
                    }
                }
            }
        }
    }
}
