package io.duebell.inbox.internal;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.inbox.Deed;
import io.duebell.inbox.TaskKind;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.TaskMapper.New;
import io.duebell.notice.RepairList;
import io.duebell.notice.RepairList.Fault;
import io.duebell.reading.Intent;
import io.duebell.reading.Reading.Flag;
import io.duebell.shared.Msisdn;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands to people what a reply leaves for them: tasks, repairs of numbers, an alert to the supervisor. */
@Component
class Handover {

    private static final Map<Intent, TaskKind> TASKS = new EnumMap<>(Map.of(
            Intent.DECEASED, TaskKind.DECEASED,
            Intent.DISPUTE, TaskKind.DISPUTE,
            Intent.WRONG_PERSON, TaskKind.WRONG_PERSON,
            Intent.NUMBER_CHANGED, TaskKind.NUMBER_REPAIR,
            Intent.HARDSHIP, TaskKind.HARDSHIP,
            Intent.CALL_BACK, TaskKind.CALL_BACK,
            Intent.ABUSE, TaskKind.UNKNOWN));

    private static final int LONGEST_DETAIL = 200;

    private final TaskMapper tasks;
    private final RepairList repairs;
    private final Alarms alarms;
    private final CallTimes times;

    Handover(TaskMapper tasks, RepairList repairs, Alarms alarms, CallTimes times) {
        this.tasks = tasks;
        this.repairs = repairs;
        this.alarms = alarms;
        this.times = times;
    }

    void handOver(Case reply) {
        TASKS.forEach((intent, kind) -> {
            if (reply.wants(intent)) {
                add(reply, kind, detail(reply, kind), kind == TaskKind.CALL_BACK ? times.of(reply) : null);
            }
        });
        if (reply.whose().isAmbiguous()) {
            add(reply, TaskKind.WHOSE, reply.whose().candidates().size() + " borrowers have the number", null);
        }
        if (reply.whose().answersAsk()) {
            reply.did(Deed.ANSWERS_ASK);
            reply.wantsPerson();
        }
        // Of what is not read surely there is nothing else to do than to read it.
        if (reply.wants(Intent.OTHER) || !reply.reply().isSure()) {
            reply.wantsPerson();
        }
        if (reply.reading().flags().contains(Flag.PAID_TO_STAFF)) {
            add(reply, TaskKind.PAID_TO_STAFF, "says that money went to a person", null);
            alarms.raise(AlarmCode.PAID_TO_STAFF, Long.toString(reply.conversation()), "");
            reply.did(Deed.ALERTED);
        }
        repair(reply);
    }

    /** Something that could not be answered without a person. */
    void question(Case reply, String detail) {
        add(reply, TaskKind.QUESTION, detail, null);
    }

    private void add(Case reply, TaskKind kind, String detail, @Nullable Instant dueAt) {
        Holder borrower = reply.borrower();
        tasks.add(new New(
                kind,
                reply.conversation(),
                reply.entry(),
                null,
                borrower == null ? null : borrower.borrowerNo(),
                borrower == null ? null : borrower.name(),
                borrower == null ? null : borrower.managerNo(),
                borrower == null ? null : borrower.branchNo(),
                Threads.cut(detail, LONGEST_DETAIL),
                reply.now(),
                dueAt));
        reply.did(Deed.TASK);
        reply.wantsPerson();
    }

    private static String detail(Case reply, TaskKind kind) {
        String phones = reply.reading().phones().stream().map(Msisdn::masked).collect(Collectors.joining(", "));
        return kind == TaskKind.NUMBER_REPAIR && !phones.isEmpty()
                ? "another number is told: " + phones
                : reply.reading()
                        .toldDay()
                        .map(day -> "told day " + day.notation())
                        .orElse("");
    }

    /** On the repair list for the number, whatever becomes of the task. */
    private void repair(Case reply) {
        Holder borrower = reply.borrower();
        boolean wrong = reply.has(Deed.WRONG_PERSON);
        Msisdn number = reply.reply().msisdn().orElse(null);
        if (borrower == null || number == null || !(wrong || reply.has(Deed.NUMBER_CHANGED))) {
            return;
        }
        repairs.add(
                List.of(new Fault(
                        borrower.borrowerNo(),
                        borrower.managerNo(),
                        RepairList.Kind.PHONE,
                        wrong ? "replied-wrong-person" : "replied-number-changed",
                        "who has the number ending in " + number.tail()
                                + (wrong ? " says that it is not the borrower's" : " tells of another number"),
                        null)),
                reply.today());
    }
}
