package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.duebell.carrier.SendOutcome;
import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what became of sendings, in groups. While the database is away it keeps trying: the window stays taken, so
 * nothing more is sent, and nothing that was answered is forgotten.
 */
@Component
class OutcomeRecorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeRecorder.class);
    private static final int GROUP = 500;

    private final NoticeMapper notices;
    private final PartStore parts;
    private final Transitions transitions;
    private final ContactRules rules;
    private final Aftermath aftermath;
    private final TransactionTemplate transactions;
    private final DispatchSettings settings;
    private final BusinessClock clock;
    private final GroupCommit<Answered> group = new GroupCommit<>("record-outcomes", GROUP, this::writeUntilDone);
    private volatile boolean closing;

    OutcomeRecorder(
            NoticeMapper notices,
            PartStore parts,
            Transitions transitions,
            ContactRules rules,
            Aftermath aftermath,
            TransactionTemplate transactions,
            DispatchSettings settings,
            BusinessClock clock) {
        this.notices = notices;
        this.parts = parts;
        this.transitions = transitions;
        this.rules = rules;
        this.aftermath = aftermath;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    CompletableFuture<Void> record(Answered answered) {
        return group.add(answered);
    }

    @Override
    public void close() {
        closing = true;
        group.close();
    }

    private void writeUntilDone(List<Answered> answers) {
        RetryPolicy<Object> untilTheDatabaseIsBack = RetryPolicy.builder()
                .withMaxRetries(-1)
                .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .abortIf(result -> closing)
                .abortOn(error -> closing)
                .onRetry(event -> LOG.atWarn()
                        .addKeyValue("attempt", event.getAttemptCount())
                        .addKeyValue("cause", String.valueOf(event.getLastException()))
                        .log("Answers of the carrier could not be recorded; sending stands still until they are"))
                .build();
        Failsafe.with(untilTheDatabaseIsBack).run(() -> transactions.executeWithoutResult(status -> write(answers)));
    }

    private void write(List<Answered> answers) {
        Map<Long, Answered> byNotice =
                answers.stream().collect(toMap(answered -> answered.notice().id(), Function.identity()));
        List<NoticeRow> rows = notices.lockRows(byNotice.keySet());
        parts.answered(answers);
        Map<Long, List<PartRow>> partsByNotice = partsWithMoreToTell(rows, byNotice);
        List<Transition> steps = new ArrayList<>();
        List<Contact> refused = new ArrayList<>();
        List<Long> free = new ArrayList<>();
        List<Aftermath.Ended> ended = new ArrayList<>();
        for (NoticeRow row : rows) {
            Answered answered = byNotice.get(row.id());
            boolean waitsForAnswer = row.state() == NoticeState.SENDING || row.state() == NoticeState.IN_DOUBT;
            if (answered == null || !waitsForAnswer) {
                continue;
            }
            List<PartRow> all = partsByNotice.getOrDefault(row.id(), List.of());
            Optional<Transition> answer = AnswerStep.of(row, answered, settings.maxTries(), clock.instant());
            if (answer.isEmpty()) {
                continue;
            }
            Transition step = answer.get();
            steps.add(step);
            ended.add(new Aftermath.Ended(row, answered, step.to()));
            if (step.to() == NoticeState.SENT) {
                NoticeRow sent = row.after(NoticeState.SENT);
                Settlement.byReceipts(NoticeState.SENT, all)
                        .ifPresent(settled ->
                                steps.add(Transition.of(sent, settled.state(), "carrier", settled.reason())));
            }
            boolean nothingLeft = all.stream().noneMatch(part -> part.state() == PartRow.State.ACCEPTED);
            if (step.to() == NoticeState.READY
                    && all.stream().allMatch(part -> part.state() == PartRow.State.REFUSED)) {
                free.add(row.id());
            }
            if (step.to() == NoticeState.FAILED && nothingLeft) {
                refused.add(new Contact(
                        row.noticeId(),
                        row.borrowerNo(),
                        row.recipient(),
                        row.channel(),
                        row.purpose(),
                        row.countedOn()));
            }
        }
        if (!free.isEmpty()) {
            notices.forgetLink(free);
        }
        if (!refused.isEmpty()) {
            rules.giveBack(refused);
            notices.clearCounted(
                    refused.stream().map(contact -> contact.notice().value()).toList());
        }
        transitions.write(steps);
        aftermath.learn(ended);
    }

    /** All parts of those whose only part was not just accepted: there is nothing that its answer does not tell. */
    private Map<Long, List<PartRow>> partsWithMoreToTell(List<NoticeRow> rows, Map<Long, Answered> byNotice) {
        List<Long> ids = rows.stream()
                .filter(row -> row.parts() > 1
                        || row.state() != NoticeState.SENDING
                        || !(Objects.requireNonNull(byNotice.get(row.id())).last() instanceof SendOutcome.Accepted))
                .map(NoticeRow::id)
                .toList();
        return ids.isEmpty() ? Map.of() : notices.parts(ids).stream().collect(groupingBy(PartRow::noticeId));
    }
}
