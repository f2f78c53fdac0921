package io.duebell.matching.internal;

import io.duebell.matching.Evidence.Field;
import io.duebell.matching.Evidence.Passage;
import io.duebell.matching.Sign;
import io.duebell.matching.internal.Clue.Name;
import io.duebell.shared.Han;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds which names of the book a written name may mean. */
final class NameReader {

    private static final String HAN = "[\\u3400-\\u9fff]";
    private static final String HIDDEN = "[*×✱●某xX?□○＊]";
    /** As payment companies and people hide names: 张*, *秀英, 张*英, 王**, 张某某; also characters that were lost on the way. */
    static final Pattern MASKED = Pattern.compile("(?<!" + HAN + "|[a-zA-Z0-9*])(?:" + HAN + HIDDEN + "{1,2}" + HAN
            + "?|" + HIDDEN + "{1,2}" + HAN + "{1,2}|" + HAN + "{2}" + HIDDEN + ")(?![a-zA-Z0-9*×])");

    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin} ,.'’\\-0-9]{4,50}");

    private final NameBook book;

    NameReader(NameBook book) {
        this.book = book;
    }

    Name exact(String written, boolean sure, boolean kin, Passage passage) {
        return of(written, meaning(book.exact(written), Sign.NAME), sure, kin, false, passage);
    }

    /** Of a payer's name as the bank gives it. */
    Name payer(String raw) {
        String written = Han.plain(raw).replace(" ", "");
        Passage passage = new Passage(Field.PAYER, 0, raw.length());
        if (book.contains(written)) {
            boolean foreign = !written.equals(raw.replace(" ", ""));
            return of(written, meaning(book.exact(written), Sign.NAME), true, false, foreign, passage);
        }
        if (MASKED.matcher(written).matches()) {
            return masked(written, passage);
        }
        if (LATIN.matcher(raw.strip()).matches()) {
            return latin(raw.toLowerCase(Locale.ROOT), passage);
        }
        return misspelt(written, passage);
    }

    Name latin(String written, Passage passage) {
        boolean name = written.chars().filter(Character::isLetter).count() >= 4;
        Map<Integer, Sign> meant = name ? meaning(book.spelt(written), Sign.NAME_LATIN) : Map.of();
        return of(written, meant, true, false, false, passage);
    }

    Name misspelt(String written, Passage passage) {
        return of(written, book.like(written), true, false, false, passage);
    }

    Name masked(String written, Passage passage) {
        String form = written.replaceAll(HIDDEN, String.valueOf(NameForms.HIDDEN));
        List<String> forms = new ArrayList<>(List.of(form));
        // One mark may stand for two characters, and two for one
        String mark = String.valueOf(NameForms.HIDDEN);
        if (form.contains(mark + mark)) {
            forms.add(form.replace(mark + mark, mark));
        } else if (form.length() == 2) {
            forms.add(form.replace(mark, mark + mark));
        }
        Map<Integer, Sign> meant = new LinkedHashMap<>();
        forms.forEach(each -> meant.putAll(meaning(book.shown(each), Sign.NAME_MASKED)));
        return new Name(written, meant, forms, true, false, false, passage);
    }

    private Name of(
            String written, Map<Integer, Sign> meant, boolean sure, boolean kin, boolean foreign, Passage passage) {
        List<String> forms = meant.keySet().stream().map(book::name).toList();
        return new Name(written, meant, forms, sure, kin, foreign, passage);
    }

    private static Map<Integer, Sign> meaning(Iterable<Integer> names, Sign sign) {
        Map<Integer, Sign> meant = new LinkedHashMap<>();
        names.forEach(name -> meant.put(name, sign));
        return meant;
    }
}
