package io.duebell.matching.internal;

import io.duebell.matching.Evidence.Passage;
import io.duebell.matching.Sign;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Something in a payment's texts that means certain borrowers and no others. */
sealed interface Clue {

    Passage passage();

    /** Whether it means this borrower. */
    boolean means(Debtor debtor);

    /**
     * Figures that mean loans or phones.
     *
     * @param meant borrowers by their place, each with how the figures mean them
     * @param loanNos the loans that are meant
     */
    record Figures(String typed, Map<Integer, Sign> meant, Set<String> loanNos, Passage passage) implements Clue {

        @Override
        public boolean means(Debtor debtor) {
            return meant.containsKey(debtor.at());
        }
    }

    /**
     * A name, or what may be one.
     *
     * @param names of the book that it may mean, each with how
     * @param sure whether it stands apart from words that are not understood
     * @param kin whether it names a person by somebody related to them
     * @param foreign whether it was written in traditional characters
     */
    record Name(
            String written,
            Map<Integer, Sign> names,
            List<String> forms,
            boolean sure,
            boolean kin,
            boolean foreign,
            Passage passage)
            implements Clue {

        @Override
        public boolean means(Debtor debtor) {
            return forms.contains(debtor.name()) || forms.stream().anyMatch(form -> shows(form, debtor.name()));
        }

        private static boolean shows(String form, String name) {
            if (form.indexOf(NameForms.HIDDEN) < 0 || form.length() != name.length()) {
                return false;
            }
            for (int i = 0; i < form.length(); i++) {
                if (form.charAt(i) != NameForms.HIDDEN && form.charAt(i) != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        boolean isExact() {
            return names.containsValue(Sign.NAME);
        }
    }

    /** A village. */
    record Village(Set<String> villages, Passage passage) implements Clue {

        @Override
        public boolean means(Debtor debtor) {
            return villages.contains(debtor.village());
        }
    }
}
