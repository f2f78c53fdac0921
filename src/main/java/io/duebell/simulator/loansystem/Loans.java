package io.duebell.simulator.loansystem;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The loans of a borrower with their instalments: interest on the 20th of the month, of the quarter's last month, of
 * December or on 30 September, or with the principal at maturity; what lies before the business date is paid, but for the few who are behind.
 */
final class Loans {

    /** Instalments are planned this far ahead. */
    private static final int HORIZON_DAYS = 100;

    private static final int DAYS_OF_RATE_YEAR = 360;
    private static final int[] DAYS_BEHIND = {1, 7, 15, 30, 45, 60, 90, 100, 200};

    private final LocalDate businessDate;

    /** A loan with its instalments in order of their due date. */
    record Plan(Rows.Loan loan, List<Rows.Instalment> instalments) {}

    private enum Rhythm {
        MONTHLY("MONTHLY", "农村消费贷款", 12),
        QUARTERLY("QUARTERLY", "农户种养贷款", 24),
        YEARLY("YEARLY", "农户小额信用贷款", 36),
        YEARLY_IN_SEPTEMBER("YEARLY", "农户小额信用贷款", 36),
        AT_MATURITY("AT_MATURITY", "返乡创业贷款", 12);

        private final String cycle;
        private final String product;
        private final int termMonths;

        Rhythm(String cycle, String product, int termMonths) {
            this.cycle = cycle;
            this.product = product;
            this.termMonths = termMonths;
        }

        LocalDate firstOnOrAfter(LocalDate day) {
            LocalDate due = this == YEARLY_IN_SEPTEMBER ? day.withMonth(9).withDayOfMonth(30) : day.withDayOfMonth(20);
            while (due.isBefore(day) || !isDueIn(due.getMonthValue())) {
                due = this == YEARLY_IN_SEPTEMBER ? due.plusYears(1) : due.plusMonths(1);
            }
            return due;
        }

        private boolean isDueIn(int month) {
            return switch (this) {
                case MONTHLY -> true;
                case QUARTERLY -> month % 3 == 0;
                case YEARLY -> month == 12;
                case YEARLY_IN_SEPTEMBER -> month == 9;
                case AT_MATURITY -> false;
            };
        }
    }

    Loans(LocalDate businessDate) {
        this.businessDate = businessDate;
    }

    List<Plan> of(String borrowerNo, OddCase odd, SplittableRandom random) {
        List<Plan> plans = new ArrayList<>();
        int dice = random.nextInt(100);
        int many = odd != OddCase.NONE || dice < 75 ? 1 : dice < 97 ? 2 : 3;
        for (int i = 0; i < many; i++) {
            boolean live = odd != OddCase.NONE || random.nextInt(100) < (i == 0 ? 93 : 28);
            plans.add(plan(borrowerNo, i, live, odd, random));
        }
        return plans;
    }

    private Plan plan(String borrowerNo, int ordinal, boolean live, OddCase odd, SplittableRandom random) {
        Rhythm rhythm = odd == OddCase.NONE ? rhythm(random) : Rhythm.MONTHLY;
        LocalDate maturity = maturity(rhythm, live, odd, random);
        LocalDate value = maturity.minusMonths(rhythm.termMonths);
        long principal = 2_000_00L + 1_000_00L * Math.min(random.nextInt(22), random.nextInt(22));
        int rate = 585 + 15 * random.nextInt(20);
        long number = Long.parseLong(borrowerNo.substring(4)) * 4 + ordinal;
        String loanNo = "%s%ty%010d".formatted(borrowerNo.substring(0, 4), value, number * 7_919 % 10_000_000_000L);
        int special = random.nextInt(1000);
        String status = !live
                ? "SETTLED"
                : odd != OddCase.NONE || special > 4 ? "ACTIVE" : special > 2 ? "WRITTEN_OFF" : "LITIGATION";
        Rows.Loan loan = new Rows.Loan(
                loanNo,
                borrowerNo,
                rhythm.product,
                principal,
                live ? principal : 0,
                rate,
                value,
                maturity,
                rhythm.cycle,
                "9999%s%09d".formatted(borrowerNo.substring(0, 4), number), // bank cards of country 999 are nobody's
                status);
        // Who is behind has not paid the last settlement before the business date.
        boolean behind = live && odd == OddCase.NONE && random.nextInt(1000) < 25;
        return new Plan(loan, instalments(loan, rhythm, behind, odd, random));
    }

    private static Rhythm rhythm(SplittableRandom random) {
        int dice = random.nextInt(100);
        if (dice < 38) {
            return Rhythm.YEARLY;
        } else if (dice < 62) {
            return Rhythm.QUARTERLY;
        } else if (dice < 70) {
            return Rhythm.MONTHLY;
        }
        return dice < 85 ? Rhythm.YEARLY_IN_SEPTEMBER : Rhythm.AT_MATURITY;
    }

    private LocalDate maturity(Rhythm rhythm, boolean live, OddCase odd, SplittableRandom random) {
        if (!live) {
            return businessDate.minusDays(40 + random.nextInt(900));
        }
        int dice = random.nextInt(100);
        if (odd == OddCase.NONE && dice < (rhythm == Rhythm.AT_MATURITY ? 8 : 1)) {
            return businessDate.minusDays(DAYS_BEHIND[random.nextInt(DAYS_BEHIND.length)]);
        }
        if (odd == OddCase.NONE && dice < (rhythm == Rhythm.AT_MATURITY ? 22 : 3)) {
            return businessDate.plusDays(random.nextInt(16));
        }
        return businessDate.plusDays(16 + random.nextInt(rhythm.termMonths * 28 - 16));
    }

    private List<Rows.Instalment> instalments(
            Rows.Loan loan, Rhythm rhythm, boolean behind, OddCase odd, SplittableRandom random) {
        List<LocalDate> dueDates = dueDates(loan, rhythm);
        LocalDate lastBefore = dueDates.stream()
                .filter(due -> due.isBefore(businessDate))
                .reduce((one, next) -> next)
                .orElse(null);
        List<Rows.Instalment> instalments = new ArrayList<>();
        LocalDate from = loan.valueDate();
        for (LocalDate due : dueDates) {
            boolean last = due.equals(loan.maturityDate());
            long principal = last ? loan.principal() : 0;
            long interest =
                    odd == OddCase.AMOUNT_ZERO ? 0 : interest(loan.principal(), loan.rateBasisPoints(), from, due);
            boolean unpaid = (last && !loan.status().equals("SETTLED")) || (behind && due.equals(lastBefore));
            LocalDate settled = due.isBefore(businessDate) && !unpaid ? settledOn(due, random) : null;
            long partly = unpaid && !last && random.nextInt(4) == 0 ? interest / 300 * 100 : 0;
            long penalty = settled == null ? penalty(loan, principal + interest - partly, due) : 0;
            instalments.add(new Rows.Instalment(
                    loan.loanNo(), due, principal, interest, penalty, settled == null ? partly : interest, settled));
            from = due;
        }
        return instalments;
    }

    private List<LocalDate> dueDates(Rows.Loan loan, Rhythm rhythm) {
        List<LocalDate> dates = new ArrayList<>();
        LocalDate until = businessDate.plusDays(HORIZON_DAYS);
        if (rhythm != Rhythm.AT_MATURITY) {
            LocalDate due = rhythm.firstOnOrAfter(loan.valueDate().plusDays(1));
            while (due.isBefore(loan.maturityDate()) && !due.isAfter(until)) {
                dates.add(due);
                due = rhythm.firstOnOrAfter(due.plusDays(1));
            }
        }
        dates.add(loan.maturityDate());
        return dates;
    }

    /** Mostly the deduction of the due day, booked the day after; some pay some days late, never after yesterday. */
    private @Nullable LocalDate settledOn(LocalDate due, SplittableRandom random) {
        LocalDate booked = due.plusDays(random.nextInt(10) == 0 ? 2 + random.nextInt(12) : 1);
        LocalDate yesterday = businessDate.minusDays(1);
        return booked.isAfter(yesterday) ? yesterday : booked;
    }

    /** In whole fen, rounded half up; the year has 360 days, as usual in the trade. */
    private static long interest(long principal, int rateBasisPoints, LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        return rounded(principal * rateBasisPoints * days, 10_000L * DAYS_OF_RATE_YEAR);
    }

    /** At one and a half times the rate, up to the day before yesterday: yesterday's is the first end of day's to add. */
    private long penalty(Rows.Loan loan, long unpaid, LocalDate due) {
        long days = ChronoUnit.DAYS.between(due, businessDate.minusDays(2));
        return days <= 0 ? 0 : rounded(unpaid * loan.rateBasisPoints() * 3 * days, 2 * 10_000L * DAYS_OF_RATE_YEAR);
    }

    private static long rounded(long dividend, long divisor) {
        return (dividend + divisor / 2) / divisor;
    }
}
