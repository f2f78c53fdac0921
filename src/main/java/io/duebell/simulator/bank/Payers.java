package io.duebell.simulator.bank;

import io.duebell.shared.Money;
import io.duebell.simulator.bank.Ways.Other;
import io.duebell.simulator.bank.Ways.Way;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** The people who remit: from whose account, how much, and what they write with it. */
final class Payers {

    private static final long FEN_OF_TEN_YUAN = 1_000;

    private final Ways ways = Ways.load();

    /** Of ten, one rounds up to ten yuan, and one pays half. */
    private static final int SOME = 10;

    Way way(SplittableRandom random) {
        return ways.any(random);
    }

    /** A way that one borrower can take by themselves. */
    Way wayOfOne(SplittableRandom random) {
        Way way = way(random);
        while (way.borrowers() > 1) {
            way = way(random);
        }
        return way;
    }

    /** @param debts as many as the way is for; at least one */
    Transfer remit(Way way, List<Debt> debts, SplittableRandom random) {
        Debt first = debts.get(0);
        long open = debts.stream().mapToLong(debt -> debt.open().fen()).sum();
        long fen = switch (debts.size() > 1 ? SOME : random.nextInt(SOME)) {
            case 0 -> (open + FEN_OF_TEN_YUAN - 1) / FEN_OF_TEN_YUAN * FEN_OF_TEN_YUAN;
            case 1 -> Math.max(1, open / 2);
            default -> open;
        };
        String payer = payer(way, first, random);
        String remark = Ways.filled(
                Ways.any(way.remarks(), random),
                Map.of(
                        "name", first.name(),
                        "sound", ways.sounding(first.name()),
                        "loan", first.loanNo(),
                        "tail", first.tail(),
                        "village", first.village(),
                        "names", debts.stream().map(Debt::name).collect(Collectors.joining("、"))));
        return new Transfer(
                payer,
                account(payer + (way.payer() == Ways.Payer.BOSS ? "" : first.borrowerNo())),
                new Money(fen),
                Ways.any(ways.bookings(), random),
                remark,
                debts.stream().map(Debt::loanNo).toList());
    }

    Transfer other(SplittableRandom random) {
        Other other = Ways.any(ways.others(), random);
        return new Transfer(
                other.payer(),
                account(other.payer()),
                new Money(other.yuan() * 100L + random.nextInt(other.yuan()) * 100L),
                other.booking(),
                other.remark(),
                List.of());
    }

    private String payer(Way way, Debt debt, SplittableRandom random) {
        return switch (way.payer()) {
            case SELF -> debt.name();
            case RELATIVE ->
                debt.name().charAt(0) + Ways.any(ways.strangers(), random).substring(1);
            case BOSS, STRANGER -> Ways.any(ways.strangers(), random);
            case MASKED -> "*" + debt.name().substring(1);
        };
    }

    /** Cards of country 999 are nobody's; the same payer has the same one. */
    private static String account(String owner) {
        SplittableRandom digits = new SplittableRandom(owner.hashCode() * 31L + owner.length());
        return "9997%015d".formatted(digits.nextLong(1_000_000_000_000_000L));
    }
}
