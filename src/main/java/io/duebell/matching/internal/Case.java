package io.duebell.matching.internal;

import io.duebell.matching.Evidence.Field;
import io.duebell.matching.Evidence.Passage;
import io.duebell.matching.Payment;
import io.duebell.matching.Sign;
import io.duebell.matching.internal.BookIndex.Found;
import io.duebell.matching.internal.Clue.Figures;
import io.duebell.matching.internal.Clue.Name;
import io.duebell.shared.Han;
import io.duebell.shared.Money;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A payment with all that its texts carry.
 *
 * @param payer in plain characters
 * @param throughOthers whether the payer is a payment company, a firm or an office, whose name says nothing
 * @param payerName what the payer's own name may mean; null where it says nothing
 * @param subAccount the loan into whose own account it was paid
 * @param bankTowns towns that the payer's bank is named after, where borrowers live
 * @param before borrowers by their place whom the payer's account paid for before, with the amounts
 * @param alias borrowers by their place whom a person knows by the payer's name; none where the book itself has that name
 */
record Case(
        Payment payment,
        String payer,
        boolean throughOthers,
        @Nullable Name payerName,
        Clues clues,
        @Nullable Found subAccount,
        Set<Integer> bankTowns,
        Map<Integer, Set<Money>> before,
        Set<Integer> alias) {

    static final Passage AMOUNT = new Passage(Field.AMOUNT, 0, 0);
    static final Passage ACCOUNT = new Passage(Field.PAYER_ACCOUNT, 0, 0);
    static final Passage OWN_ACCOUNT = new Passage(Field.OWN_ACCOUNT, 0, 0);
    static final Passage BANK = new Passage(Field.PAYER_BANK, 0, 0);
    static final Passage PAYER = new Passage(Field.PAYER, 0, 0);

    long fen() {
        return payment.amount().fen();
    }

    String booking() {
        return Han.plain(payment.booking());
    }

    /** The payer's whole name. */
    Passage wholePayer() {
        return new Passage(Field.PAYER, 0, payment.payer().length());
    }

    /** Whole numbers of loans in the remark. */
    List<Figures> wholeLoans() {
        return clues.figures().stream()
                .filter(figures -> figures.meant().containsValue(Sign.LOAN_NUMBER))
                .toList();
    }

    boolean isKeyed() {
        return subAccount != null || !clues.figures().isEmpty();
    }

    /** The borrower is who is named in the remark, else who pays. */
    List<Name> names() {
        List<Name> sure = clues.sureNames();
        if (!sure.isEmpty()) {
            return sure;
        }
        List<Name> meaning = clues.names().stream()
                .filter(name -> name.sure() && !name.forms().isEmpty())
                .toList();
        boolean payerKnown = payerName != null && payerName.isExact();
        if (!meaning.isEmpty() && !payerKnown) {
            return meaning;
        }
        return payerName == null || payerName.forms().isEmpty() ? meaning : List.of(payerName);
    }

    /** Whether who is named is named by the remark, not as payer. */
    boolean isNamedInRemark() {
        return names().stream().anyMatch(name -> name.passage().field() == Field.REMARK);
    }

    static Set<Integer> placed(Set<String> borrowers, BookIndex book) {
        return borrowers.stream()
                .sorted()
                .map(book::debtor)
                .filter(Objects::nonNull)
                .map(Debtor::at)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Map<Integer, Set<Money>> placed(Map<String, Set<Money>> before, BookIndex book) {
        Map<Integer, Set<Money>> placed = new LinkedHashMap<>();
        before.forEach((no, amounts) -> {
            Debtor debtor = book.debtor(no);
            if (debtor != null) {
                placed.put(debtor.at(), amounts);
            }
        });
        return placed;
    }
}
