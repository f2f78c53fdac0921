package io.duebell.notice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.Channel;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.notice.Books;
import io.duebell.notice.NoticeKind;
import io.duebell.notice.Stage;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 15);

    private final Gathering gathering = new Gathering();

    @Test
    void oneBorrowerGetsOneNoticeInWhichTheMostUrgentSpeaks() {
        PlannedItem soon = item("A", NoticeKind.INTEREST, -5, Channel.SMS);
        PlannedItem late = item("B", NoticeKind.OVERDUE, 1, Channel.SMS);
        PlannedItem later = item("C", NoticeKind.OVERDUE, 30, Channel.SMS);
        PlannedItem principal = item("D", NoticeKind.MATURITY, -15, Channel.SMS);

        List<Candidate> notices = gather(soon, late, later, principal);

        assertThat(notices).hasSize(1);
        assertThat(notices.get(0).items()).containsExactly(later, late, principal, soon);
        assertThat(notices.get(0).speaking().occasion()).isEqualTo("D+30");
    }

    @Test
    void eachChannelHasItsOwnNotice() {
        List<Candidate> notices =
                gather(item("A", NoticeKind.OVERDUE, 1, Channel.SMS), item("B", NoticeKind.OVERDUE, 7, Channel.VOICE));

        assertThat(notices).hasSize(2);
        assertThat(notices).extracting(Candidate::id).doesNotHaveDuplicates();
    }

    private List<Candidate> gather(PlannedItem... items) {
        Candidate candidate =
                Candidate.of(new NoticeId(1), Books.borrower("B1", "张伟", "zh-CN"), List.of(), List.of(items));
        PlanChunk chunk =
                PlanChunk.of(new PlanRun(TODAY, TODAY, false), List.of()).with(List.of(candidate));
        return gathering.gather(chunk).candidates();
    }

    private static PlannedItem item(String loanNo, NoticeKind kind, int offset, Channel channel) {
        OpenInstalment open = Books.interest(loanNo, TODAY.minusDays(offset), 100);
        return PlannedItem.of(open, new Stage(kind, offset, channel, "any", 1));
    }
}
