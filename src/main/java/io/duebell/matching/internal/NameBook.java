package io.duebell.matching.internal;

import io.duebell.matching.Sign;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The different names of a book, each once, found also by what they may be mistaken for. */
final class NameBook {

    /** More names than that under one key tell nobody apart. */
    private static final int MOST = 500;

    private final NameForms forms = new NameForms();
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Keys byLetters = new Keys();
    private final Keys byHidden = new Keys();
    private final boolean[] surnames = new boolean[1 << 16];

    int add(String name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        int id = names.size();
        ids.put(name, id);
        names.add(name);
        String letters = forms.letters(name);
        if (!letters.isEmpty()) {
            byLetters.add(Keys.of(letters), id);
        }
        NameForms.hidden(name).forEach(form -> byHidden.add(Keys.of(form), id));
        if (!name.isEmpty()) {
            surnames[name.charAt(0)] = true;
        }
        return id;
    }

    void close() {
        byLetters.close();
        byHidden.close();
    }

    int size() {
        return names.size();
    }

    String name(int id) {
        return names.get(id);
    }

    boolean contains(String name) {
        return ids.containsKey(name);
    }

    boolean isSurname(char sign) {
        return surnames[sign];
    }

    List<Integer> exact(String name) {
        Integer id = ids.get(name);
        return id == null ? List.of() : List.of(id);
    }

    /** Names that this one in characters may be a slip for, each with the surest way. */
    Map<Integer, Sign> like(String written) {
        Map<Integer, Sign> found = new LinkedHashMap<>();
        String letters = forms.letters(written);
        for (int id : byLetters.values(Keys.of(letters), Keys.of(letters), MOST)) {
            if (!letters.isEmpty()
                    && !names.get(id).equals(written)
                    && forms.letters(names.get(id)).equals(letters)) {
                found.put(id, Sign.NAME_SOUND);
            }
        }
        List<String> hidden = NameForms.hidden(written);
        for (int at = 0; at < Math.min(hidden.size(), written.length()); at++) {
            for (int id : byHidden.values(Keys.of(hidden.get(at)), Keys.of(hidden.get(at)), MOST)) {
                String name = names.get(id);
                if (differAt(name, written, at)) {
                    found.merge(id, kind(name.charAt(at), written.charAt(at), at == 0), NameBook::surer);
                }
            }
        }
        return found;
    }

    private static boolean differAt(String name, String written, int at) {
        return name.length() == written.length()
                && name.charAt(at) != written.charAt(at)
                && name.substring(0, at).equals(written.substring(0, at))
                && name.substring(at + 1).equals(written.substring(at + 1));
    }

    private Sign kind(char one, char other, boolean surname) {
        if (forms.soundAlike(one, other, surname)) {
            return Sign.NAME_SOUND;
        }
        return forms.lookAlike(one, other) ? Sign.NAME_SHAPE : Sign.NAME_NEAR;
    }

    private static Sign surer(Sign one, Sign other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** By a name in Latin letters. */
    Collection<Integer> spelt(String typed) {
        List<Integer> found = new ArrayList<>();
        for (String letters : NameForms.lettersTyped(typed)) {
            for (int id : byLetters.values(Keys.of(letters), Keys.of(letters), MOST)) {
                if (forms.letters(names.get(id)).equals(letters) && !found.contains(id)) {
                    found.add(id);
                }
            }
        }
        return found;
    }

    /** By a name with {@link NameForms#HIDDEN} for what is hidden; empty where too many would be meant. */
    List<Integer> shown(String masked) {
        List<Integer> found = new ArrayList<>();
        int key = Keys.of(masked);
        if (byHidden.count(key) > MOST) {
            return found;
        }
        for (int id : byHidden.values(key)) {
            if (NameForms.hidden(names.get(id)).contains(masked)) {
                found.add(id);
            }
        }
        return found;
    }
}
