package io.duebell.notice.internal;

import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.dispatch.LastCheck.Item;
import io.duebell.dispatch.LastCheck.Question;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.notice.Ladder;
import io.duebell.notice.NoticeKind;
import io.duebell.notice.Stage;
import io.duebell.notice.internal.NoticeFacts.Row;
import io.duebell.notice.internal.Wording.Fact;
import io.duebell.notice.internal.Wording.Facts;
import io.duebell.notice.internal.Wording.Told;
import io.duebell.notice.internal.Wording.Untellable;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says a planned notice in other words: with the amounts of now, and without the instalments that are no longer open. */
@Component
class Rewording {

    private final NoticeFacts facts;
    private final Templates templates;
    private final Ladder ladder;
    private final Wording wording;

    Rewording(NoticeFacts facts, Templates templates, Ladder ladder, Wording wording) {
        this.facts = facts;
        this.templates = templates;
        this.ladder = ladder;
        this.wording = wording;
    }

    /** One answer for each question; each of them has at least one instalment that is open. */
    Map<NoticeId, Answer> reword(List<Question> questions, Map<InstalmentKey, OpenAmounts> open) {
        if (questions.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Row>> rows =
                facts
                        .find(questions.stream()
                                .map(question -> question.notice().value())
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(Row::noticeId));
        Map<NoticeId, Answer> answers = new HashMap<>();
        for (Question question : questions) {
            List<Row> known = rows.getOrDefault(question.notice().value(), List.of());
            answers.put(question.notice(), reword(question, known, open));
        }
        return answers;
    }

    private Answer reword(Question question, List<Row> rows, Map<InstalmentKey, OpenAmounts> open) {
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            OpenAmounts now = open.get(new InstalmentKey(row.loanNo(), row.dueDate()));
            if (now != null && now.total().isPositive()) {
                lines.add(Line.of(row, now, question.businessDate()));
            }
        }
        if (lines.isEmpty()) {
            return new Answer.Fail("data: what it was made from is gone");
        }
        lines.sort(Comparator.comparing(Line::kind)
                .thenComparing(Line::offset)
                .thenComparing(line -> line.fact().total())
                .reversed());
        Optional<CompiledTemplate> template = templateFor(question, lines.get(0));
        if (template.isEmpty()) {
            return new Answer.Fail("data: no-template");
        }
        Facts told = new Facts(
                lines.get(0).row().borrowerName(),
                question.businessDate(),
                lines.stream().map(Line::fact).toList());
        Wording.Result result = wording.write(template.get(), told);
        if (result instanceof Untellable untellable) {
            return new Answer.Fail("data: " + untellable.code());
        }
        Told text = (Told) result;
        return new Answer.Reword(text.body(), text.parts(), told.total().fen(), amounts(question, open));
    }

    /** The version it was planned with, unless what that one spoke of has gone: then the text of what is left. */
    private Optional<CompiledTemplate> templateFor(Question question, Line speaking) {
        Row row = speaking.row();
        String language = row.language() == null ? "" : row.language();
        String needed = ladder.findStage(speaking.kind(), speaking.offset())
                .map(Stage::template)
                .orElse(row.templateId());
        boolean speaksStill =
                speaking.kind().name().equals(question.kind()) && row.occasion().equals(row.stage());
        String hash = row.templateHash();
        // A phone that was asked for a call back is never told of the debt, whatever became of it.
        boolean silent = Templates.CALL_BACK.equals(row.templateId());
        boolean ofCampaign = !row.stage().startsWith("D");
        if (hash != null && (silent || ofCampaign || speaksStill || needed.equals(row.templateId()))) {
            return templates.compiledVersion(hash);
        }
        return templates.compiled(needed, language);
    }

    private static List<Item> amounts(Question question, Map<InstalmentKey, OpenAmounts> open) {
        List<Item> amounts = new ArrayList<>();
        for (Item item : question.items()) {
            OpenAmounts now = InstalmentLastCheck.keyOf(item).map(open::get).orElse(null);
            amounts.add(new Item(
                    item.subjectKind(),
                    item.loanNo(),
                    item.dueDate(),
                    now == null ? 0 : now.principal().fen(),
                    now == null ? 0 : now.interest().fen(),
                    now == null ? 0 : now.penalty().fen()));
        }
        return amounts;
    }

    /** One instalment that is still open, as it stands now. */
    private record Line(Row row, Fact fact, NoticeKind kind, int offset) {

        static Line of(Row row, OpenAmounts now, LocalDate businessDate) {
            LocalDate maturity = row.maturityDate() == null ? LocalDate.MAX : row.maturityDate();
            Fact fact = new Fact(
                    row.loanNo(),
                    row.dueDate(),
                    row.product(),
                    row.repayAccount(),
                    now.principal(),
                    now.interest(),
                    now.penalty());
            NoticeKind kind = NoticeKind.of(row.dueDate(), maturity, now, businessDate);
            return new Line(row, fact, kind, offsetOf(row.occasion()));
        }

        /** {@code D-5} is five days before, {@code D+7} seven after; a campaign has no offset. */
        static int offsetOf(String occasion) {
            return occasion.startsWith("D") ? Integer.parseInt(occasion.substring(1)) : 0;
        }
    }
}
