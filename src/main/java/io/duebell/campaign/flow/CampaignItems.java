package io.duebell.campaign.flow;

import static java.util.stream.Collectors.groupingBy;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignKind;
import io.duebell.campaign.internal.CampaignRows;
import io.duebell.campaign.internal.Query;
import io.duebell.carrier.Channel;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerBooks;
import io.duebell.loanbook.Loan;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.loanbook.Snapshot;
import io.duebell.notice.NoticeKind;
import io.duebell.notice.Stage;
import io.duebell.notice.flow.Candidate;
import io.duebell.notice.flow.PlanChunk;
import io.duebell.notice.flow.PlannedItem;
import io.duebell.notice.flow.StageSelection;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What a campaign speaks of to each borrower, as the snapshot has it now; nobody of whom there is nothing to say is left. */
@Component
public class CampaignItems {

    /** The exchange property that holds the {@link Campaign}. */
    static final String CAMPAIGN = "campaign";

    private static final Comparator<PlannedItem> LARGEST_ARREARS_FIRST = Comparator.comparing(
                    (PlannedItem item) -> item.stage().kind())
            .thenComparing(PlannedItem::total)
            .reversed()
            .thenComparing(PlannedItem::subject);

    private final BorrowerBooks books;
    private final LoanBook book;
    private final CampaignRows rows;

    CampaignItems(BorrowerBooks books, LoanBook book, CampaignRows rows) {
        this.books = books;
        this.book = book;
        this.rows = rows;
    }

    public PlanChunk select(@Body PlanChunk chunk, @ExchangeProperty(CAMPAIGN) Campaign campaign) {
        Speaking speaking =
                new Speaking(campaign, rows.query(campaign), chunk.run().date(), asOf(chunk));
        Map<String, List<Loan>> loans = campaign.kind() == CampaignKind.BALANCE
                ? books
                        .loans(chunk.books().stream()
                                .map(each -> each.borrower().borrowerNo())
                                .toList())
                        .stream()
                        .collect(groupingBy(Loan::borrowerNo))
                : Map.of();
        List<Candidate> candidates = new ArrayList<>();
        for (BorrowerBook each : chunk.books()) {
            String number = each.borrower().borrowerNo();
            List<PlannedItem> items = speaking.of(each, loans.getOrDefault(number, List.of()));
            if (!items.isEmpty()) {
                candidates.add(Candidate.of(StageSelection.newId(), each.borrower(), each.phones(), items));
            }
        }
        return chunk.with(candidates);
    }

    private LocalDate asOf(PlanChunk chunk) {
        return book.findSnapshot().map(Snapshot::asOf).orElse(chunk.run().date());
    }

    /** The words of one campaign on one day. */
    private record Speaking(Campaign campaign, Query query, LocalDate today, LocalDate asOf) {

        List<PlannedItem> of(BorrowerBook book, List<Loan> loans) {
            return switch (campaign.kind()) {
                case DUE, OVERDUE ->
                    book.instalments().stream()
                            .filter(this::isSpokenOf)
                            .map(open -> PlannedItem.of(open, stage(open)))
                            .sorted(LARGEST_ARREARS_FIRST)
                            .toList();
                case BALANCE ->
                    loans.stream()
                            .filter(loan -> isOfProduct(loan.product()))
                            .map(loan -> PlannedItem.of(loan, asOf, stage(NoticeKind.BALANCE, expires())))
                            .sorted(LARGEST_ARREARS_FIRST)
                            .toList();
                case GENERAL ->
                    List.of(PlannedItem.of(book.borrower().borrowerNo(), stage(NoticeKind.GENERAL, expires())));
            };
        }

        private boolean isSpokenOf(OpenInstalment open) {
            LocalDate due = open.key().dueDate();
            boolean late = due.isBefore(today);
            return open.open().total().isPositive()
                    && isOfProduct(open.product())
                    && !due.isBefore(query.dueFrom())
                    && !due.isAfter(query.dueTo())
                    && late == (campaign.kind() == CampaignKind.OVERDUE);
        }

        private boolean isOfProduct(String product) {
            List<String> products = campaign.definition().audience().products();
            return products.isEmpty() || products.contains(product);
        }

        /** What falls due is not told after its day. */
        private Stage stage(OpenInstalment open) {
            LocalDate due = open.key().dueDate();
            LocalDate last = campaign.kind() == CampaignKind.DUE && due.isBefore(expires()) ? due : expires();
            return stage(NoticeKind.of(due, open.maturityDate(), open.open(), today), last);
        }

        private Stage stage(NoticeKind kind, LocalDate last) {
            int days = (int) Math.max(1, ChronoUnit.DAYS.between(today, last) + 1);
            return new Stage(
                    kind,
                    campaign.occasion(),
                    0,
                    Channel.SMS,
                    campaign.definition().template(),
                    days);
        }

        private LocalDate expires() {
            return campaign.definition().expiresOn();
        }
    }
}
