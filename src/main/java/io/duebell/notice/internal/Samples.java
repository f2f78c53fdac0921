package io.duebell.notice.internal;

import io.duebell.notice.NoticeKind;
import io.duebell.notice.internal.Wording.Fact;
import io.duebell.notice.internal.Wording.Facts;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Values of our own making to read a text with: usual ones, the longest there can be, and several loans at once. */
final class Samples {

    static final String TYPICAL = "typical";

    private static final String WORST = "worst";
    private static final String SEVERAL = "several";
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 15);
    private static final String ACCOUNT = "62284800000000001";
    private static final int MANY = 3;

    private Samples() {}

    /** One reading. */
    record Sample(String size, Facts facts) {}

    /** For each kind three of them; without a kind those of arrears, which have every value. */
    static List<Sample> of(Set<NoticeKind> kinds) {
        List<Sample> samples = new ArrayList<>();
        for (NoticeKind kind : kinds.isEmpty() ? Set.of(NoticeKind.OVERDUE) : kinds) {
            boolean principal = kind != NoticeKind.INTEREST;
            boolean penalty = kind == NoticeKind.OVERDUE;
            Fact usual = fact(
                    "L000000001234",
                    "农户小额贷款",
                    principal ? 5_000_000 : 0,
                    kind == NoticeKind.BALANCE ? 0 : 62_500,
                    penalty ? 1_234 : 0);
            Fact longest = new Fact(
                    "L000000009999",
                    LocalDate.of(2025, 11, 21),
                    "农户小额信用贷款（惠农卡）",
                    ACCOUNT + "000000",
                    new Money(principal ? 99_999_999 : 0),
                    new Money(kind == NoticeKind.BALANCE ? 0 : 9_999_999),
                    new Money(penalty ? 9_999_999 : 0));
            if (kind == NoticeKind.GENERAL) {
                samples.add(new Sample(TYPICAL, new Facts("张伟", TODAY, List.of())));
                samples.add(new Sample(WORST, new Facts("欧阳明月", TODAY, List.of())));
                continue;
            }
            samples.add(new Sample(TYPICAL, new Facts("张伟", TODAY, List.of(usual))));
            samples.add(new Sample(WORST, new Facts("欧阳明月", TODAY, List.of(longest))));
            samples.add(new Sample(SEVERAL, new Facts("张伟", TODAY, java.util.Collections.nCopies(MANY, usual))));
        }
        return samples;
    }

    /** The same of a promise, for the texts that answer one. */
    static Sample promised(Sample sample) {
        LocalDate day = sample.size().equals(WORST) ? TODAY.plusYears(1) : TODAY.plusDays(5);
        return new Sample(sample.size(), sample.facts().about(day, new Money(9_999_999)));
    }

    private static Fact fact(String loan, String product, long principal, long interest, long penalty) {
        return new Fact(
                loan,
                LocalDate.of(2026, 12, 20),
                product,
                ACCOUNT,
                new Money(principal),
                new Money(interest),
                new Money(penalty));
    }
}
