package io.duebell.matching.internal;

import io.duebell.matching.Evidence.Passage;
import io.duebell.matching.Sign;
import io.duebell.matching.internal.Clue.Figures;
import io.duebell.matching.internal.Clue.Name;
import io.duebell.matching.internal.Clue.Village;
import io.duebell.matching.internal.Debtor.Debt;
import io.duebell.shared.Money;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everybody in the book whom a payment may be for, each with the evidence. How many are looked at is bounded, whatever the size of the
 * book: a key that too many bear brings up nobody, and only weighs for those whom another key brought up.
 */
final class LineUp {

    private static final int MOST_OF_A_KEY = 400;
    private static final int MOST_BY_AMOUNT = 3_000;
    private static final int MOST_NEIGHBOURS = 600;
    /** How far a figure with penalty may lie above the one in the book, in percent; and how far people round up, in fen. */
    private static final int PENALTY = 15;

    private static final long ROUNDED = 10_000;
    private static final long ROUND = 1_000;
    private static final long ROUND_PRINCIPAL = 50_000;

    private static final Set<Sign> NAMED_OR_NUMBERED = Set.of(
            Sign.NAME,
            Sign.NAME_MASKED,
            Sign.LOAN_NUMBER,
            Sign.LOAN_TAIL,
            Sign.LOAN_SLIP,
            Sign.PHONE,
            Sign.PHONE_MASKED,
            Sign.PHONE_TAIL);

    private static final Set<Sign> LIKE = Set.of(Sign.NAME_SOUND, Sign.NAME_SHAPE, Sign.NAME_LATIN);

    private final BookIndex book;
    private final Weights weights;
    private final Case its;
    private final Map<Integer, Suspect> suspects = new LinkedHashMap<>();

    private LineUp(BookIndex book, Weights weights, Case its) {
        this.book = book;
        this.weights = weights;
        this.its = its;
    }

    static LineUp of(BookIndex book, Weights weights, Case its) {
        LineUp lineUp = new LineUp(book, weights, its);
        lineUp.bring();
        lineUp.suspects.values().forEach(lineUp::weigh);
        return lineUp;
    }

    private void bring() {
        if (its.subAccount() != null) {
            add(its.subAccount().owner(), Sign.SUB_ACCOUNT, 1, Case.OWN_ACCOUNT);
        }
        for (Figures figures : its.clues().figures()) {
            int written = figures.typed().replaceAll("\\D", "").length();
            figures.meant()
                    .forEach((at, sign) -> suspect(at)
                            .add(
                                    sign,
                                    figureWeight(sign, written, figures.meant().size()),
                                    figures.passage()));
        }
        its.clues().names().forEach(this::bring);
        if (its.payerName() != null) {
            bring(its.payerName());
        }
        // Who names somebody else may well pay for somebody else
        boolean namesNobody = its.clues().sureNames().isEmpty();
        int paidFor = namesNobody ? its.before().size() : book.size();
        its.before().keySet().forEach(at -> add(at, Sign.PAID_BEFORE, paidFor, Case.ACCOUNT));
        int knownAs = namesNobody ? its.alias().size() : book.size();
        its.alias().forEach(at -> add(at, Sign.ALIAS, knownAs, its.wholePayer()));
    }

    private void bring(Name name) {
        name.names().forEach((id, sign) -> {
            if (book.countNamed(id) <= MOST_OF_A_KEY) {
                int bearers = bearers(name, sign);
                for (int at : book.named(id)) {
                    // What only seems to stand in a longer word or name is worth no more than a name that is near
                    add(at, name.sure() ? sign : Sign.NAME_NEAR, bearers, name.passage());
                }
            }
        });
    }

    /** How many it may mean in that way or a surer one. */
    private int bearers(Name name, Sign sign) {
        return name.names().entrySet().stream()
                .filter(each -> each.getValue().compareTo(sign) <= 0)
                .mapToInt(each -> book.countNamed(each.getKey()))
                .sum();
    }

    /** For a person to choose from, once no sign settles it. */
    void forAPerson() {
        if (suspects.values().stream().noneMatch(LineUp::isNamedOrNumbered)) {
            bringByAmount();
        }
        suspects.values().forEach(this::guess);
    }

    /** Neither name nor number says whose it is: neighbours, who lives where the bank stands, and who owes about that and is of the clan. */
    private void bringByAmount() {
        Set<Suspect> known = Set.copyOf(suspects.values());
        for (Suspect paidFor : known) {
            if (paidFor.has(Sign.PAID_BEFORE)) {
                for (int at : book.ofVillage(paidFor.debtor().village(), MOST_NEIGHBOURS)) {
                    Suspect neighbour = addIf(at, Fit::fits);
                    if (neighbour != null) {
                        neighbour.add(Sign.NEIGHBOUR, weights.of(Sign.NEIGHBOUR, 1), Case.PAYER);
                    }
                }
            }
        }
        for (int at : book.owing(its.fen(), its.fen(), MOST_OF_A_KEY)) {
            addIf(at, Fit::fits);
        }
        for (int at : book.towns().living(its.bankTowns(), MOST_NEIGHBOURS)) {
            addIf(at, fit -> fit.kind() != Fit.Kind.OVER);
        }
        if (!its.throughOthers() && !its.payer().isEmpty()) {
            long least = its.fen() - its.fen() * PENALTY / 100 - ROUNDED;
            for (int at : book.owing(least, its.fen(), MOST_BY_AMOUNT)) {
                if (isOfClan(at)) {
                    addIf(at, Fit::fits);
                }
            }
        }
        suspects.values().stream().filter(suspect -> !known.contains(suspect)).forEach(this::weigh);
    }

    private static boolean isNamedOrNumbered(Suspect suspect) {
        return suspect.debtor().isLive()
                && (suspect.hasAny(NAMED_OR_NUMBERED)
                        || (suspect.hasAny(LIKE) && suspect.fit().fits()));
    }

    private boolean isOfClan(int at) {
        return book.surname(at) == its.payer().charAt(0);
    }

    /** Who has an open loan; null where the amount is out of the question. */
    private @Nullable Suspect addIf(int at, Predicate<Fit> fits) {
        Suspect known = suspects.get(at);
        if (known != null) {
            return known;
        }
        Debtor debtor = book.debtor(at);
        Fit fit = fit(debtor);
        if (!fits.test(fit) || !debtor.isLive()) {
            return null;
        }
        Suspect suspect = new Suspect(debtor, fit);
        suspects.put(at, suspect);
        return suspect;
    }

    private double figureWeight(Sign sign, int written, int bearers) {
        return sign == Sign.LOAN_NUMBER ? weights.of(sign, 1) : weights.ofFigures(sign, written, bearers);
    }

    private void add(int at, Sign sign, int bearers, Passage passage) {
        suspect(at).add(sign, weights.of(sign, bearers), passage);
    }

    private Suspect suspect(int at) {
        return suspects.computeIfAbsent(at, key -> {
            Debtor debtor = book.debtor(at);
            return new Suspect(debtor, fit(debtor));
        });
    }

    /** Of the loans that the remark means, if the amount fits them, else of all. */
    private Fit fit(Debtor debtor) {
        List<Debt> live = debtor.live();
        Set<String> meant = its.clues().figures().stream()
                .flatMap(figures -> figures.loanNos().stream())
                .collect(Collectors.toSet());
        List<Debt> named =
                live.stream().filter(debt -> meant.contains(debt.loanNo())).toList();
        Fit all = Fit.of(live, its.fen(), its.payment().date());
        if (named.isEmpty()) {
            return all;
        }
        Fit fit = Fit.of(named, its.fen(), its.payment().date());
        return fit.kind().compareTo(all.kind()) <= 0
                ? fit
                : new Fit(
                        all.kind() == Fit.Kind.PARTIAL || all.kind() == Fit.Kind.ROUNDED
                                ? Fit.Kind.PARTIAL
                                : all.kind(),
                        all.isExact() && named.size() < 2 ? all.loanNos() : fit.loanNos(),
                        0);
    }

    private void weigh(Suspect suspect) {
        Debtor debtor = suspect.debtor();
        if (!debtor.isLive()) {
            suspect.add(Sign.CLOSED, weights.of(Sign.CLOSED, 1), Case.AMOUNT);
        } else {
            Sign amount = switch (suspect.fit().kind()) {
                case EXACT -> Sign.AMOUNT_EXACT;
                case SUM -> Sign.AMOUNT_SUM;
                case ROUNDED -> Sign.AMOUNT_ROUNDED;
                case PARTIAL -> Sign.AMOUNT_PARTIAL;
                case OVER -> Sign.AMOUNT_OVER;
            };
            boolean round = its.fen() % ROUND == 0;
            suspect.add(
                    amount,
                    weights.ofAmount(amount, book.countOwing(its.fen(), its.fen()), round)
                            + likelihood(suspect, amount),
                    Case.AMOUNT);
        }
        contrary(suspect);
        for (Village village : its.clues().villages()) {
            if (village.means(debtor)) {
                suspect.add(
                        Sign.VILLAGE,
                        weights.of(Sign.VILLAGE, book.countOfVillage(debtor.village())),
                        village.passage());
            }
        }
        for (Name name : its.clues().names()) {
            masked(suspect, name);
        }
        if (its.payerName() != null) {
            masked(suspect, its.payerName());
        }
        if (!its.throughOthers()
                && !its.payer().isEmpty()
                && !debtor.name().isEmpty()
                && debtor.name().charAt(0) == its.payer().charAt(0)
                && !debtor.name().equals(its.payer())) {
            int clan = book.countOfSurname(its.payer().charAt(0));
            suspect.add(Sign.SURNAME, weights.of(Sign.SURNAME, clan), Case.PAYER);
        }
        if (its.clues().speaksOfLoan()) {
            suspect.add(Sign.LOAN_WORDS, weights.of(Sign.LOAN_WORDS, 1), Case.AMOUNT);
        }
    }

    /** What people go by who must guess: it ranks those who are shown to a person, and credits nobody. */
    private void guess(Suspect suspect) {
        if (suspect.fit().kind() == Fit.Kind.ROUNDED) {
            suspect.weighMore(
                    Sign.AMOUNT_ROUNDED, weights.ofRounding(suspect.fit().above()));
        }
        bank(suspect);
    }

    /** Money comes from where the borrower lives, or from home; hardly from another town. */
    private void bank(Suspect suspect) {
        if (its.bankTowns().isEmpty()) {
            return;
        }
        int neighbours = book.towns().bearers(suspect.debtor().at(), its.bankTowns());
        Sign sign = neighbours > 0 ? Sign.BANK_TOWN : Sign.BANK_ELSEWHERE;
        suspect.add(sign, weights.of(sign, Math.max(1, neighbours)), Case.BANK);
    }

    /** Part of what is due is likelier than part of the principal ahead of time, and that comes in round sums. */
    private double likelihood(Suspect suspect, Sign amount) {
        if (amount != Sign.AMOUNT_PARTIAL) {
            return 0;
        }
        long due = Fit.due(suspect.debtor().live(), its.payment().date());
        if (its.fen() < due) {
            return 0.5;
        }
        return its.fen() % ROUND_PRINCIPAL == 0 ? 0.3 : -0.7;
    }

    /** What stands in the remark and means others speaks against everybody else. */
    private void contrary(Suspect suspect) {
        Debtor debtor = suspect.debtor();
        List<Name> sure = its.clues().sureNames();
        boolean otherVillage = !its.clues().villages().isEmpty()
                && its.clues().villages().stream().noneMatch(village -> village.means(debtor));
        boolean otherName = !sure.isEmpty() && sure.stream().noneMatch(name -> name.means(debtor));
        boolean otherFigures = !its.clues().figures().isEmpty()
                && its.clues().figures().stream().noneMatch(figures -> figures.means(debtor));
        if (otherVillage || otherName || otherFigures) {
            suspect.add(Sign.CONTRARY, weights.of(Sign.CONTRARY, 1), Case.AMOUNT);
        }
    }

    /** A masked name that too many have still speaks for whom another key brought up. */
    private void masked(Suspect suspect, Name name) {
        if (name.names().isEmpty() && name.means(suspect.debtor())) {
            suspect.add(Sign.NAME_MASKED, weights.of(Sign.NAME_MASKED, MOST_OF_A_KEY), name.passage());
        }
    }

    /** All, the likeliest first. */
    List<Suspect> ranked() {
        return suspects.values().stream()
                .sorted(Comparator.comparingDouble(Suspect::weight)
                        .reversed()
                        .thenComparing(suspect -> suspect.debtor().no()))
                .toList();
    }

    /** Those whom a clue means. */
    List<Suspect> meantBy(Clue clue) {
        return suspects.values().stream()
                .filter(suspect -> clue.means(suspect.debtor()))
                .toList();
    }

    List<Suspect> paidBefore() {
        return suspects.values().stream()
                .filter(suspect -> its.before().containsKey(suspect.debtor().at()))
                .toList();
    }

    boolean paidTheSameBefore(Suspect suspect) {
        return its.before().getOrDefault(suspect.debtor().at(), Set.of()).contains(new Money(its.fen()));
    }

    @Nullable
    Suspect of(int at) {
        return suspects.get(at);
    }
}
