package io.duebell.matching.internal;

import io.duebell.matching.internal.Clue.Figures;
import io.duebell.matching.internal.Clue.Name;
import io.duebell.matching.internal.Clue.Village;
import java.util.List;

/**
 * What a remark carries, before anybody is asked who it may be.
 *
 * @param text in plain signs, place for place
 * @param purpose the text without the names of the book in it
 * @param names surely or possibly meant, the payer's own name left out
 * @param ownName whether the payer wrote their own name
 * @param strangeNumber whether there is a number as long as a loan's that is none
 * @param speaksOfLoan whether it speaks of a loan or its interest
 * @param forAnother whether the payer says that it is for somebody else, and not for whom
 * @param notUnderstood characters that are neither names nor words known here
 */
record Clues(
        String text,
        String purpose,
        List<Figures> figures,
        List<Name> names,
        List<Village> villages,
        boolean ownName,
        boolean strangeNumber,
        boolean speaksOfLoan,
        boolean forAnother,
        int notUnderstood) {

    /** Names that surely stand there, as the book has them. */
    List<Name> sureNames() {
        return names.stream().filter(name -> name.sure() && name.isExact()).toList();
    }
}
