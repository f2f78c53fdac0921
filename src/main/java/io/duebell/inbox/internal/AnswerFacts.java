package io.duebell.inbox.internal;

import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerSearch;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.notice.TemplateLibrary.Line;
import io.duebell.remittance.RemittanceStanding;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The figures an answer tells, by the latest snapshot. */
@Component
class AnswerFacts {

    private static final int DUE_WITHIN_DAYS = 35;
    private static final int MOST_LINES = 4;

    /** Money that nobody books for so long is a matter for the advice, not for answers. */
    private static final Duration BOOKED_WITHIN = Duration.ofDays(7);

    private final BorrowerSearch borrowers;
    private final RemittanceStanding money;
    private final BusinessClock clock;

    AnswerFacts(BorrowerSearch borrowers, RemittanceStanding money, BusinessClock clock) {
        this.borrowers = borrowers;
        this.money = money;
        this.clock = clock;
    }

    /** Whether money came in that the snapshot, which is of the end of yesterday, does not know: its figures would tell too much. */
    boolean isOutdated(String borrowerNo) {
        return money.isAheadOf(
                clock.today().minusDays(1), borrowerNo, clock.instant().minus(BOOKED_WITHIN));
    }

    /** What is overdue or falls due in the coming weeks, the earliest first; more than one text can tell is none. */
    List<Line> due(String borrowerNo, LocalDate today) {
        return open(borrowerNo).stream()
                .filter(each -> !each.key().dueDate().isAfter(today.plusDays(DUE_WITHIN_DAYS)))
                .map(AnswerFacts::line)
                .toList();
    }

    /** One line for each loan that has something open, for its account. */
    List<Line> accounts(String borrowerNo) {
        Map<String, Line> byLoan = new LinkedHashMap<>();
        open(borrowerNo).forEach(each -> byLoan.putIfAbsent(each.key().loanNo(), line(each)));
        return List.copyOf(byLoan.values());
    }

    /** Whether one text can say them all. */
    static boolean isTellable(List<Line> lines) {
        return !lines.isEmpty() && lines.size() <= MOST_LINES;
    }

    private List<OpenInstalment> open(String borrowerNo) {
        return borrowers.find(borrowerNo).map(BorrowerBook::instalments).orElse(List.of()).stream()
                .filter(each -> each.open().total().isPositive())
                .sorted(Comparator.comparing(each -> each.key().dueDate()))
                .toList();
    }

    private static Line line(OpenInstalment each) {
        return new Line(
                each.key().loanNo(),
                each.key().dueDate(),
                each.product(),
                each.repayAccount(),
                each.open().principal().fen(),
                each.open().interest().fen(),
                each.open().penalty().fen());
    }
}
