package io.duebell.matching.internal;

import static io.duebell.matching.Sign.LOAN_SLIP;
import static io.duebell.matching.Sign.LOAN_TAIL;
import static io.duebell.matching.Sign.NAME;
import static io.duebell.matching.Sign.NAME_LATIN;
import static io.duebell.matching.Sign.NAME_MASKED;
import static io.duebell.matching.Sign.NAME_NEAR;
import static io.duebell.matching.Sign.NAME_SHAPE;
import static io.duebell.matching.Sign.NAME_SOUND;
import static io.duebell.matching.Sign.PAID_BEFORE;
import static io.duebell.matching.Sign.PHONE;
import static io.duebell.matching.Sign.PHONE_MASKED;
import static io.duebell.matching.Sign.PHONE_TAIL;
import static io.duebell.matching.Sign.VILLAGE;

import io.duebell.matching.Reason;
import io.duebell.matching.Sign;
import io.duebell.matching.internal.BookIndex.Found;
import io.duebell.matching.internal.Clue.Figures;
import io.duebell.matching.internal.Clue.Name;
import io.duebell.matching.internal.Clue.Village;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the signs of one payment say together: a key alone settles it where it is a sub-account or the whole number of a live loan, else
 * two signs must agree on one borrower and on nobody else; whatever contradicts goes to a person.
 */
final class Judgement {

    private static final Set<Sign> SECOND =
            Set.of(LOAN_TAIL, LOAN_SLIP, PHONE, PHONE_MASKED, PHONE_TAIL, VILLAGE, PAID_BEFORE);
    private static final Set<Sign> INEXACT_NAMES = Set.of(NAME_SOUND, NAME_SHAPE, NAME_LATIN);
    /** By a key alone, people round up above payoff by no more than that, in fen. */
    private static final long ABOVE_PAYOFF = 10_000;

    private static final int LONG_TAIL = 5;
    private static final int ROUND = 5_000;
    /** So many characters without a meaning may be one more name, of somebody who is not in the book. */
    private static final int ANOTHER_NAME = 2;

    private final Case its;
    private final Clues clues;
    private final LineUp lineUp;

    Judgement(Case its, LineUp lineUp) {
        this.its = its;
        this.clues = its.clues();
        this.lineUp = lineUp;
    }

    Verdict verdict() {
        if (its.subAccount() != null) {
            return byKey(its.subAccount(), Reason.SUB_ACCOUNT);
        }
        List<Figures> whole = its.wholeLoans();
        if (whole.stream()
                        .flatMap(figures -> figures.meant().keySet().stream())
                        .distinct()
                        .count()
                > 1) {
            return new Verdict.Ask(Reason.CONTRADICTION);
        }
        if (!whole.isEmpty()) {
            return byWholeNumber(whole);
        }
        if (clues.sureNames().size() > 1) {
            return new Verdict.Ask(Reason.SEVERAL_NAMES);
        }
        List<Suspect> named = named();
        return named.isEmpty() ? withoutName() : amongNamed(named);
    }

    private Verdict byWholeNumber(List<Figures> whole) {
        int owner = whole.get(0).meant().keySet().iterator().next();
        Suspect suspect = lineUp.of(owner);
        if (suspect == null) {
            return new Verdict.Ask(Reason.NO_SIGN);
        }
        Set<String> meant = new LinkedHashSet<>();
        whole.forEach(figures -> meant.addAll(figures.loanNos()));
        List<Debtor.Debt> debts = suspect.debtor().debts().stream()
                .filter(debt -> meant.contains(debt.loanNo()))
                .toList();
        return byKey(suspect, debts, Reason.LOAN_NUMBER);
    }

    private Verdict byKey(Found loan, Reason reason) {
        Suspect suspect = lineUp.of(loan.owner());
        return suspect == null ? new Verdict.Ask(Reason.NO_SIGN) : byKey(suspect, List.of(loan.debt()), reason);
    }

    /** A key that is enough by itself, unless a name, the amount or the loan's state speaks against it. */
    private Verdict byKey(Suspect suspect, List<Debtor.Debt> debts, Reason reason) {
        if (!debts.stream().allMatch(Debtor.Debt::live)) {
            return new Verdict.Ask(Reason.CLOSED_LOAN);
        }
        boolean otherNamed = !clues.sureNames().isEmpty()
                && clues.sureNames().stream().noneMatch(name -> name.means(suspect.debtor()));
        boolean otherNumber = clues.figures().stream()
                .anyMatch(figures -> !figures.means(suspect.debtor())
                        && (figures.meant().containsValue(Sign.LOAN_NUMBER)
                                || figures.meant().containsValue(PHONE)));
        if (otherNamed || otherNumber) {
            return new Verdict.Ask(Reason.OTHER_NAME);
        }
        boolean above = its.fen() > Fit.payoff(debts, its.payment().date()) + ABOVE_PAYOFF;
        if (above && !suspect.fit().isExact()) {
            return new Verdict.Ask(Reason.ABOVE_PAYOFF);
        }
        List<String> loanNos = debts.stream().map(Debtor.Debt::loanNo).toList();
        return new Verdict.Credit(suspect, loanNos, reason);
    }

    /** Whom the name means that counts: the remark's, else the payer's. */
    private List<Suspect> named() {
        Set<Suspect> named = new LinkedHashSet<>();
        its.names().forEach(name -> named.addAll(lineUp.meantBy(name)));
        // Brothers differ in one character: that one is no name, but worth showing to a person
        named.removeIf(Judgement::isNear);
        boolean payerOnly = !its.isNamedInRemark();
        boolean exact = named.stream().anyMatch(suspect -> suspect.has(NAME));
        if (payerOnly && !exact && clues.text().contains(its.payer())) {
            // Who writes the same name again has not misspelt it
            return List.of();
        }
        boolean keyed = !clues.figures().isEmpty() || !lineUp.paidBefore().isEmpty();
        if (payerOnly && !exact && !named.isEmpty() && keyed) {
            // A stranger's name that only resembles one of the book is no sign against numbers, or what was paid before
            boolean agree = named.stream()
                    .anyMatch(suspect -> suspect.has(PAID_BEFORE)
                            || clues.figures().stream().anyMatch(figures -> figures.means(suspect.debtor())));
            if (!agree) {
                return List.of();
            }
        }
        return List.copyOf(named);
    }

    private static boolean isNear(Suspect suspect) {
        return suspect.has(NAME_NEAR)
                && !suspect.has(NAME)
                && !suspect.hasAny(INEXACT_NAMES)
                && !suspect.has(NAME_MASKED);
    }

    private Verdict amongNamed(List<Suspect> named) {
        List<Suspect> left = new ArrayList<>(named);
        for (Figures figures : clues.figures()) {
            left.removeIf(suspect -> !figures.means(suspect.debtor()));
        }
        List<Suspect> ofVillage = left;
        for (Village village : clues.villages()) {
            ofVillage = ofVillage.stream()
                    .filter(suspect -> village.means(suspect.debtor()))
                    .toList();
        }
        if (left.isEmpty() || (ofVillage.isEmpty() && !clues.villages().isEmpty())) {
            return new Verdict.Ask(Reason.CONTRADICTION);
        }
        left = new ArrayList<>(ofVillage);
        List<Suspect> before = lineUp.paidBefore();
        if (before.size() == 1 && left.containsAll(before)) {
            left.retainAll(before);
        } else if (!before.isEmpty()
                && !its.isNamedInRemark()
                && clues.figures().isEmpty()
                && clues.villages().isEmpty()
                && left.stream().noneMatch(before::contains)) {
            return new Verdict.Ask(Reason.CONTRADICTION);
        }
        List<Suspect> alive =
                left.stream().filter(suspect -> suspect.debtor().isLive()).toList();
        if (alive.isEmpty()) {
            return new Verdict.Ask(Reason.CLOSED_LOAN);
        }
        return alive.size() == 1 ? one(alive.get(0)) : oneOf(alive);
    }

    /** Several have the name: one of them alone must owe exactly that, and no other a figure that rounds up to it. */
    private Verdict oneOf(List<Suspect> alive) {
        List<Suspect> exact =
                alive.stream().filter(suspect -> suspect.fit().isExact()).toList();
        long fitting = alive.stream().filter(suspect -> suspect.fit().fits()).count();
        if (exact.size() != 1 || fitting != 1 || isDoubtful(exact.get(0))) {
            return new Verdict.Ask(Reason.SEVERAL_FIT);
        }
        Suspect one = exact.get(0);
        boolean sure = one.has(NAME) || (one.hasAny(INEXACT_NAMES) && its.fen() % ROUND != 0);
        return sure ? credit(one, Reason.ONE_OWES_IT) : new Verdict.Ask(Reason.SEVERAL_FIT);
    }

    private Verdict one(Suspect one) {
        Fit fit = one.fit();
        if (fit.kind() == Fit.Kind.OVER) {
            return new Verdict.Ask(Reason.ABOVE_PAYOFF);
        }
        boolean second = one.hasAny(SECOND);
        if (!second && isDoubtful(one)) {
            return new Verdict.Ask(clues.forAnother() ? Reason.FOR_ANOTHER : Reason.NOT_UNDERSTOOD);
        }
        boolean enough;
        if (one.has(NAME)) {
            boolean plain = its.names().stream().noneMatch(name -> name.kin() || name.foreign());
            boolean othersToo = clues.notUnderstood() >= ANOTHER_NAME;
            enough = second
                    || (othersToo ? fit.isExact() && its.fen() % ROUND != 0 : fit.fits())
                    || (plain && !othersToo && clues.speaksOfLoan());
        } else if (one.hasAny(INEXACT_NAMES)) {
            enough = second || fit.isExact();
        } else {
            enough = second && (one.has(NAME_MASKED) || fit.isExact());
        }
        return enough ? credit(one, Reason.TWO_SIGNS) : new Verdict.Ask(Reason.ONE_SIGN);
    }

    /** The remark says more than is understood, or that it is for somebody else, and the name is the payer's own. */
    private boolean isDoubtful(Suspect one) {
        boolean possiblyOther = clues.names().stream().anyMatch(name -> !name.means(one.debtor()));
        if (its.isNamedInRemark() || clues.ownName()) {
            return clues.strangeNumber() && !one.fit().isExact();
        }
        if (clues.forAnother()) {
            return true;
        }
        boolean understood = clues.notUnderstood() == 0 && !possiblyOther && !clues.strangeNumber();
        return !understood && !(one.fit().isExact() && its.fen() % ROUND != 0 && !possiblyOther);
    }

    private Verdict withoutName() {
        List<Figures> figures = clues.figures();
        List<Suspect> before = lineUp.paidBefore();
        if (figures.isEmpty()) {
            return before.isEmpty() ? new Verdict.Ask(Reason.NO_SIGN) : byHistory(before);
        }
        List<Suspect> agreed = new ArrayList<>(lineUp.meantBy(figures.get(0)));
        figures.forEach(clue -> agreed.retainAll(lineUp.meantBy(clue)));
        if (agreed.isEmpty()) {
            return new Verdict.Ask(Reason.CONTRADICTION);
        }
        for (Village village : clues.villages()) {
            agreed.removeIf(suspect -> !village.means(suspect.debtor()));
        }
        if (before.size() == 1 && agreed.containsAll(before)) {
            agreed.retainAll(before);
        }
        List<Suspect> alive =
                agreed.stream().filter(suspect -> suspect.debtor().isLive()).toList();
        if (alive.isEmpty()) {
            return new Verdict.Ask(Reason.CLOSED_LOAN);
        }
        return byFigures(alive);
    }

    /** Figures that mean few, and no name: the amount must agree. */
    private Verdict byFigures(List<Suspect> alive) {
        List<Suspect> exact =
                alive.stream().filter(suspect -> suspect.fit().isExact()).toList();
        long fitting = alive.stream().filter(suspect -> suspect.fit().fits()).count();
        boolean phoneTailAlone = alive.stream().allMatch(suspect -> signs(suspect) == 1 && suspect.has(PHONE_TAIL));
        if (alive.size() > 1) {
            return !phoneTailAlone && exact.size() == 1 && fitting == 1
                    ? credit(exact.get(0), Reason.ONE_OWES_IT)
                    : new Verdict.Ask(Reason.SEVERAL_FIT);
        }
        Suspect one = alive.get(0);
        Fit fit = one.fit();
        boolean longTail = clues.figures().stream()
                .anyMatch(figures ->
                        figures.typed().length() >= LONG_TAIL && figures.meant().containsValue(LOAN_TAIL));
        boolean alone = signs(one) == 1 && !longTail && !one.has(PHONE);
        boolean enough = fit.kind() != Fit.Kind.OVER
                && !phoneTailAlone
                && (fit.isExact() || (!alone && (fit.fits() || clues.speaksOfLoan())));
        return enough ? credit(one, Reason.TWO_SIGNS) : new Verdict.Ask(Reason.ONE_SIGN);
    }

    private static long signs(Suspect suspect) {
        return SECOND.stream().filter(suspect::has).count();
    }

    private Verdict byHistory(List<Suspect> before) {
        if (before.size() > 1) {
            return new Verdict.Ask(Reason.SEVERAL_FIT);
        }
        Suspect one = before.get(0);
        boolean enough = (one.fit().fits() || lineUp.paidTheSameBefore(one))
                && one.fit().kind() != Fit.Kind.OVER
                && one.debtor().isLive()
                && clues.notUnderstood() == 0
                && clues.names().stream().allMatch((Name name) -> name.means(one.debtor()))
                && !clues.forAnother();
        return enough ? credit(one, Reason.PAID_BEFORE) : new Verdict.Ask(Reason.ONE_SIGN);
    }

    private static Verdict credit(Suspect one, Reason reason) {
        return new Verdict.Credit(one, one.fit().loanNos(), reason);
    }
}
