package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.dispatch.LastCheck;
import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.dispatch.LastCheck.Question;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.internal.NoticeMapper.ItemRow;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the last check for a claimed batch, outside any transaction, and does what it answers. Notices it has no answer
 * for stay as they are.
 */
@Component
public class LastAnswers {

    static final String RULE = "last-check";
    private static final String ACTOR = "last check";

    private final LastCheck lastCheck;
    private final NoticeMapper notices;
    private final Transitions transitions;
    private final TransactionTemplate transactions;
    private final JdbcTemplate jdbc;
    private final BusinessClock clock;

    LastAnswers(
            LastCheck lastCheck,
            NoticeMapper notices,
            Transitions transitions,
            TransactionTemplate transactions,
            JdbcTemplate jdbc,
            BusinessClock clock) {
        this.lastCheck = lastCheck;
        this.notices = notices;
        this.transitions = transitions;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of the notices that may go on, with the text they are to be sent in. */
    public List<NoticeRow> stillTrue(List<NoticeRow> claimed) {
        if (claimed.isEmpty()) {
            return claimed;
        }
        Map<NoticeId, Answer> answers = lastCheck.check(questions(claimed));
        Set<Long> begun = begun(claimed, answers);
        List<NoticeRow> goOn = new ArrayList<>();
        List<Transition> steps = new ArrayList<>();
        List<Reworded> reworded = new ArrayList<>();
        Instant now = clock.instant();
        for (NoticeRow notice : claimed) {
            Answer answer = answers.get(notice.noticeId());
            if (answer instanceof Answer.Proceed) {
                goOn.add(notice);
            } else if (answer instanceof Answer.Reword && begun.contains(notice.id())) {
                steps.add(Transition.of(
                        notice, NoticeState.FAILED, ACTOR, "its words changed after a part of it had left"));
            } else if (answer instanceof Answer.Reword reword) {
                reworded.add(new Reworded(notice, reword));
            } else if (answer instanceof Answer.Withdraw withdraw) {
                steps.add(Transition.of(notice, NoticeState.WITHDRAWN, ACTOR, withdraw.reason()));
            } else if (answer instanceof Answer.Fail fail) {
                steps.add(Transition.of(notice, NoticeState.FAILED, ACTOR, fail.reason()));
            } else if (answer instanceof Answer.Hold hold) {
                steps.add(Transition.of(notice, NoticeState.HELD, ACTOR, hold.reason())
                        .by(new RuleRef(RULE, "1"))
                        .notBefore(now.plus(hold.askAgainIn())));
            }
        }
        if (!steps.isEmpty() || !reworded.isEmpty()) {
            transactions.executeWithoutResult(status -> {
                transitions.write(steps);
                reworded.forEach(this::rewrite);
            });
        }
        reworded.forEach(
                it -> goOn.add(it.notice().reworded(it.to().body(), it.to().parts())));
        return goOn;
    }

    /** Those to be reworded of which the carrier has a part already: the rest in other words would be no text. */
    private Set<Long> begun(List<NoticeRow> claimed, Map<NoticeId, Answer> answers) {
        List<Long> ids = claimed.stream()
                .filter(notice -> notice.parts() > 1 && notice.reference() != null)
                .filter(notice -> answers.get(notice.noticeId()) instanceof Answer.Reword)
                .map(NoticeRow::id)
                .toList();
        return ids.isEmpty()
                ? Set.of()
                : notices.parts(ids).stream()
                        .filter(part -> part.state() == PartRow.State.ACCEPTED)
                        .map(PartRow::noticeId)
                        .collect(toSet());
    }

    private record Reworded(NoticeRow notice, Answer.Reword to) {}

    private List<Question> questions(List<NoticeRow> claimed) {
        Map<Long, List<ItemRow>> items = notices
                .items(claimed.stream().map(NoticeRow::id).toList())
                .stream()
                .collect(groupingBy(ItemRow::noticeId));
        return claimed.stream()
                .map(notice -> new Question(
                        notice.noticeId(),
                        notice.kind(),
                        notice.businessDate(),
                        items.getOrDefault(notice.id(), List.of()).stream()
                                .map(LastAnswers::item)
                                .toList()))
                .toList();
    }

    private static LastCheck.Item item(ItemRow row) {
        return new LastCheck.Item(
                row.subjectKind(),
                row.loanNo(),
                row.dueDate(),
                row.principalFen(),
                row.interestFen(),
                row.penaltyFen());
    }

    private void rewrite(Reworded reworded) {
        Answer.Reword to = reworded.to();
        String hash = Hashes.sha256(to.body());
        jdbc.update(
                "INSERT IGNORE INTO notice_text (text_hash, body, created_at) VALUES (?, ?, ?)",
                hash,
                to.body(),
                Timestamp.from(clock.instant()));
        jdbc.update(
                "UPDATE notice SET text_hash = ?, parts = ?, amount_fen = ?, reference = NULL WHERE id = ? AND version = ?",
                hash,
                to.parts(),
                to.amountFen(),
                reworded.notice().id(),
                reworded.notice().version());
        // Parts the new words no longer have would keep it from ever being reported whole.
        jdbc.update(
                "DELETE FROM notice_part WHERE notice_id = ? AND part_no > ? AND state = 'REFUSED'",
                reworded.notice().id(),
                to.parts());
        for (LastCheck.Item item : to.amounts()) {
            jdbc.update(
                    """
                    UPDATE notice_item
                    SET principal_fen = ?, interest_fen = ?, penalty_fen = ?
                    WHERE notice_id = ?
                      AND loan_no = ?
                      AND due_date = ?
                    """,
                    item.principalFen(),
                    item.interestFen(),
                    item.penaltyFen(),
                    reworded.notice().id(),
                    item.loanNo(),
                    item.dueDate());
        }
    }
}
