package io.duebell.campaign.internal;

import io.duebell.campaign.Audience;
import io.duebell.campaign.Audience.Answered;
import io.duebell.campaign.Audience.LoanClass;
import io.duebell.campaign.Audience.PhoneHealth;
import io.duebell.campaign.CampaignKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An audience as it is asked of the snapshot: days have become dates.
 *
 * @param dueFrom the first due date that is spoken of
 * @param oldest spans of the borrower's oldest open due date, one of which must fit; none: any
 * @param confirmedSince a phone is the borrower's own if it was confirmed since
 * @param after borrower numbers behind this one
 * @param upTo the last borrower number; null: no end
 */
public record Query(
        CampaignKind kind,
        Audience audience,
        @Nullable String managerNo,
        @Nullable String branchNo,
        LocalDate dueFrom,
        LocalDate dueTo,
        List<Days> oldest,
        @Nullable LocalDate quietSince,
        Instant answeredSince,
        LocalDate confirmedSince,
        String after,
        @Nullable String upTo) {

    private static final Duration LATELY = Duration.ofDays(30);
    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);
    private static final int DUE_AT_MOST = 366;

    /** A span of dates, both ends included. */
    public record Days(LocalDate from, LocalDate to) {}

    static Query of(
            CampaignKind kind,
            Audience audience,
            @Nullable String managerNo,
            @Nullable String branchNo,
            LocalDate base,
            Instant now,
            @Nullable Period confirmedWithin) {
        boolean due = kind == CampaignKind.DUE;
        Integer from = audience.dueFrom();
        Integer to = audience.dueTo();
        Integer quiet = audience.quietDays();
        return new Query(
                kind,
                audience,
                managerNo,
                branchNo,
                due ? base.plusDays(from == null ? 0 : from) : EVER,
                due ? base.plusDays(to == null ? DUE_AT_MOST : to) : base.minusDays(1),
                due ? List.of() : arrears(audience, base),
                quiet == null ? null : base.minusDays(quiet - 1L),
                now.minus(LATELY),
                confirmedWithin == null ? EVER : base.minus(confirmedWithin),
                "",
                null);
    }

    private static List<Days> arrears(Audience audience, LocalDate base) {
        Integer from = audience.overdueFrom();
        Integer to = audience.overdueTo();
        int least = from == null ? 1 : from;
        int most = to == null ? Integer.MAX_VALUE : to;
        if (audience.classes().isEmpty()) {
            return from == null && to == null ? List.of() : List.of(days(base, least, most));
        }
        return audience.classes().stream()
                .filter(each -> each.to() >= least && each.from() <= most)
                .map((LoanClass each) -> days(base, Math.max(least, each.from()), Math.min(most, each.to())))
                .toList();
    }

    private static Days days(LocalDate base, int least, int most) {
        return new Days(most == Integer.MAX_VALUE ? EVER : base.minusDays(most), base.minusDays(least));
    }

    Query between(String first, @Nullable String last) {
        return new Query(
                kind,
                audience,
                managerNo,
                branchNo,
                dueFrom,
                dueTo,
                oldest,
                quietSince,
                answeredSince,
                confirmedSince,
                first,
                last);
    }

    /** Whether nobody can belong to it: the classes and the days exclude each other. */
    public boolean isImpossible() {
        return kind == CampaignKind.OVERDUE
                && oldest.isEmpty()
                && !audience.classes().isEmpty();
    }

    public boolean wantsOwnPhone() {
        return audience.phone() == PhoneHealth.OWN;
    }

    public boolean wantsNoPhone() {
        return audience.phone() == PhoneHealth.NONE;
    }

    public boolean wantsAnswer() {
        return audience.answered() == Answered.YES;
    }

    public boolean wantsNoAnswer() {
        return audience.answered() == Answered.NO;
    }
}
