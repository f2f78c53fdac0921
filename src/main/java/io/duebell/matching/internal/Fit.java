package io.duebell.matching.internal;

import io.duebell.matching.internal.Debtor.Debt;
import io.duebell.matching.internal.Debtor.Due;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How an amount fits what somebody owes on a day. */
record Fit(Kind kind, List<String> loanNos, long above) {

    /** The better ones first. */
    enum Kind {
        /** To the fen what is due of one loan, with or without penalty, or the whole loan. */
        EXACT,
        /** To the fen all that is due of several loans. */
        SUM,
        /** Such a figure, rounded up. */
        ROUNDED,
        /** Less than is owed, and no figure of its own. */
        PARTIAL,
        /** More than all that is owed, even rounded up. */
        OVER
    }

    /** People round up to these, in fen. */
    private static final long[] STEPS = {100, 500, 1_000, 5_000, 10_000};

    /** Who rounds up by more than that share of a figure, in percent, pays something else. */
    private static final int ROUNDED_BY = 40;

    /** Above payoff, people round up by no more than that, in fen. */
    private static final long ABOVE_PAYOFF = 5_000;

    private static final int MOST_LOANS = 6;

    private record Figure(long fen, List<String> loanNos) {}

    boolean isExact() {
        return kind == Kind.EXACT || kind == Kind.SUM;
    }

    boolean fits() {
        return isExact() || kind == Kind.ROUNDED;
    }

    static Fit of(List<Debt> live, long amount, LocalDate on) {
        List<Figure> figures = new ArrayList<>();
        live.forEach(debt -> ofOne(debt, on, figures));
        for (Figure figure : figures) {
            if (figure.fen() == amount) {
                return new Fit(Kind.EXACT, figure.loanNos(), 0);
            }
        }
        List<Figure> sums = several(live, on);
        for (Figure figure : sums) {
            if (figure.fen() == amount) {
                return new Fit(Kind.SUM, figure.loanNos(), 0);
            }
        }
        figures.addAll(sums);
        long payoff = payoff(live, on);
        boolean over = amount > payoff;
        List<Figure> rounded = !over || amount - payoff <= ABOVE_PAYOFF
                ? figures.stream()
                        .filter(figure -> isRoundedUp(figure.fen(), amount))
                        .toList()
                : List.of();
        long highest = rounded.stream().mapToLong(Figure::fen).max().orElse(0);
        return rounded.isEmpty()
                ? new Fit(over ? Kind.OVER : Kind.PARTIAL, first(live), 0)
                : new Fit(Kind.ROUNDED, rounded.get(0).loanNos(), amount - highest);
    }

    /** What is due first is paid first. */
    private static List<String> first(List<Debt> live) {
        return live.stream()
                .min(Comparator.comparing(debt -> debt.dues().isEmpty()
                        ? LocalDate.MAX
                        : debt.dues().get(0).day()))
                .map(debt -> List.of(debt.loanNo()))
                .orElse(List.of());
    }

    /** What is due up to a day, or else next, of all loans together. */
    static long due(List<Debt> live, LocalDate on) {
        return live.stream().mapToLong(debt -> dueOf(debt, on, false, false)).sum();
    }

    static boolean isRoundedUp(long figure, long amount) {
        if (figure <= 0 || figure >= amount || (amount - figure) * 100 > figure * ROUNDED_BY) {
            return false;
        }
        for (long step : STEPS) {
            if (amount % step == 0 && (figure + step - 1) / step * step == amount) {
                return true;
            }
        }
        return false;
    }

    /** The most that may be owed, all instalments and penalties told. */
    static long payoff(List<Debt> live, LocalDate on) {
        long payoff = 0;
        for (Debt debt : live) {
            payoff += debt.balance();
            for (Due due : debt.dues()) {
                payoff += due.interest() + due.penalty(debt.dailyRate(), on);
            }
        }
        return payoff;
    }

    /** What may be paid on one loan: each instalment, those up to now together, the next one, the whole loan. */
    private static void ofOne(Debt debt, LocalDate on, List<Figure> figures) {
        List<String> loan = List.of(debt.loanNo());
        long interest = 0;
        long sum = 0;
        long all = 0;
        boolean due = false;
        for (Due item : debt.dues()) {
            boolean coming = item.day().isAfter(on);
            long penalty = item.penalty(debt.dailyRate(), on);
            add(figures, loan, item.sum() + penalty, item.sum(), item.interest(), item.interest() + penalty);
            add(figures, loan, item.principal());
            if (coming && due) {
                add(figures, loan, interest + item.interest(), sum + item.sum(), all + item.sum());
                add(figures, loan, debt.balance() + interest + item.interest());
                break;
            }
            interest += item.interest();
            sum += item.sum();
            all += item.sum() + penalty;
            add(figures, loan, all, sum, interest, interest + all - sum);
            add(figures, loan, debt.balance() + interest + all - sum, debt.balance() + interest);
            if (coming) {
                break;
            }
            due = true;
        }
        add(figures, loan, debt.balance());
    }

    /** All that is due of several loans: what is overdue with its penalty and else the next instalment, or the next instalment too. */
    private static List<Figure> several(List<Debt> live, LocalDate on) {
        List<Debt> debts = live.stream()
                .filter(debt -> !debt.dues().isEmpty())
                .limit(MOST_LOANS)
                .toList();
        List<Figure> figures = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << debts.size(); chosen++) {
            if (Integer.bitCount(chosen) < 2) {
                continue;
            }
            List<String> numbers = new ArrayList<>();
            long due = 0;
            long interest = 0;
            long next = 0;
            for (int i = 0; i < debts.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    numbers.add(debts.get(i).loanNo());
                    due += dueOf(debts.get(i), on, false, false);
                    interest += dueOf(debts.get(i), on, false, true);
                    next += dueOf(debts.get(i), on, true, false);
                }
            }
            add(figures, numbers, due, interest, next);
        }
        return figures;
    }

    private static long dueOf(Debt debt, LocalDate on, boolean withNext, boolean interestAlone) {
        long sum = 0;
        for (Due due : debt.dues()) {
            boolean coming = due.day().isAfter(on);
            if (coming && sum > 0 && !withNext) {
                break;
            }
            sum += (interestAlone ? due.interest() : due.sum()) + due.penalty(debt.dailyRate(), on);
            if (coming) {
                break;
            }
        }
        return sum;
    }

    private static void add(List<Figure> figures, List<String> loanNos, long... fen) {
        for (long each : fen) {
            if (each > 0) {
                figures.add(new Figure(each, loanNos));
            }
        }
    }
}
