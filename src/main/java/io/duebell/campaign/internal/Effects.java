package io.duebell.campaign.internal;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.Campaigns.Arm;
import io.duebell.campaign.Campaigns.Effect;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.Campaigns.Span;
import io.duebell.campaign.internal.CampaignMapper.Kept;
import io.duebell.campaign.internal.MoneyMapper.Owner;
import io.duebell.campaign.internal.MoneyMapper.Row;
import io.duebell.loanbook.Payments;
import io.duebell.loanbook.Payments.Paid;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What came in after a campaign began. All its recipients count as told but those held out at random, also the ones whom a rule
 * left out: only so can the two be compared.
 */
@Component
public class Effects {

    private static final int[] SPANS = {3, 7, 30};
    private static final Duration COUNTED_FOR = Duration.ofDays(32);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);
    private static final int LOANS = 500;

    private final CampaignMapper campaigns;
    private final RecipientMapper recipients;
    private final MoneyMapper money;
    private final Payments payments;
    private final CampaignRows rows;
    private final TransactionTemplate transactions;
    private final BusinessClock clock;

    Effects(
            CampaignMapper campaigns,
            RecipientMapper recipients,
            MoneyMapper money,
            Payments payments,
            CampaignRows rows,
            TransactionTemplate transactions,
            BusinessClock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.money = money;
        this.payments = payments;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Campaigns that began within a month and were not counted of late. */
    public List<Campaign> toCount() {
        Instant now = clock.instant();
        return campaigns.toCount(now.minus(COUNTED_FOR), now.minus(AGAIN_AFTER)).stream()
                .map(rows::campaign)
                .toList();
    }

    /** Asks the loan system for each day since the campaign began, the last three of them anew each time. */
    public void count(Campaign campaign) {
        Instant started = campaign.startedAt();
        if (started == null) {
            return;
        }
        Instant now = clock.instant();
        LocalDate first = LocalDate.ofInstant(started, BusinessClock.ZONE);
        LocalDate today = clock.today();
        LocalDate last = min(today, first.plusDays(SPANS[SPANS.length - 1] - 1L));
        Instant before = campaigns.find(campaign.id()).map(Kept::moneyAt).orElse(null);
        // The loan system may still book on a day that has passed.
        LocalDate from = before == null
                ? first
                : max(first, LocalDate.ofInstant(before, BusinessClock.ZONE).minusDays(3));
        for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate asked = day;
            List<Paid> paid = payments.paidOn(day);
            transactions.executeWithoutResult(status -> write(campaign.id(), asked, paid));
        }
        campaigns.counted(campaign.id(), now);
    }

    private void write(long campaign, LocalDate day, List<Paid> paid) {
        money.clear(campaign, day);
        Map<String, List<Paid>> byLoan = paid.stream().collect(Collectors.groupingBy(Paid::loanNo));
        List<String> loans = List.copyOf(byLoan.keySet());
        for (int i = 0; i < loans.size(); i += LOANS) {
            List<String> some = loans.subList(i, Math.min(i + LOANS, loans.size()));
            List<Row> counted = new ArrayList<>();
            for (Owner owner : money.owners(campaign, some)) {
                List<Paid> all = byLoan.getOrDefault(owner.loanNo(), List.of());
                counted.add(new Row(
                        owner.loanNo(),
                        day,
                        owner.borrowerNo(),
                        sum(all, Paid::principal),
                        sum(all, Paid::interest),
                        sum(all, Paid::penalty)));
            }
            if (!counted.isEmpty()) {
                money.add(campaign, counted);
            }
        }
    }

    private static long sum(List<Paid> paid, Function<Paid, Money> part) {
        return paid.stream().mapToLong(each -> part.apply(each).fen()).sum();
    }

    Optional<Effect> find(Campaign campaign) {
        Instant started = campaign.startedAt();
        Instant counted = campaigns.find(campaign.id()).map(Kept::moneyAt).orElse(null);
        if (started == null || counted == null) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.ofInstant(started, BusinessClock.ZONE);
        int all = 0;
        for (Fate fate : Fate.values()) {
            all += recipients.count(campaign.id(), fate);
        }
        int control = recipients.count(campaign.id(), Fate.HELD_OUT);
        List<Span> spans = new ArrayList<>();
        for (int days : SPANS) {
            LocalDate until = first.plusDays(days - 1L);
            Arm told = arm(all - control, money.paid(campaign.id(), until, false));
            Arm heldOut = arm(control, money.paid(campaign.id(), until, true));
            Optional<Difference> difference = Difference.of(told, heldOut);
            spans.add(new Span(
                    days,
                    clock.today().isAfter(until),
                    told,
                    heldOut,
                    difference.map(Difference::low).orElse(null),
                    difference.map(Difference::high).orElse(null)));
        }
        return Optional.of(new Effect(first, counted, spans));
    }

    private static Arm arm(int borrowers, MoneyMapper.Paid paid) {
        return new Arm(
                borrowers, paid.payers(), paid.loans(), paid.principalFen(), paid.interestFen(), paid.penaltyFen());
    }

    private static LocalDate min(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate max(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
