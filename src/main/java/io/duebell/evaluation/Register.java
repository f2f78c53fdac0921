package io.duebell.evaluation;

import io.duebell.evaluation.Judged.Outcome;
import io.duebell.matching.Candidate;
import io.duebell.matching.Decision;
import io.duebell.matching.LearntInMemory;
import io.duebell.matching.Matcher;
import io.duebell.matching.Payment;
import io.duebell.statement.Reversals;
import io.duebell.statement.StatementLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through statements in their order: knows what came before, so that a payment counts once, and what was taken back in the same
 * file, so that it counts not at all. What is clear teaches whose money an account brings, until it is taken back.
 */
final class Register {

    private final Matcher matcher;
    private final LearntInMemory learnt = new LearntInMemory();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Taught> taught = new HashMap<>();

    private record Taught(StatementLine line, String borrowerNo) {}

    Register(Matcher matcher) {
        this.matcher = matcher;
    }

    /** Every line of a file, in its order. */
    List<Judged> take(List<StatementLine> lines) {
        Set<String> takenBack = takenBack(lines);
        Map<String, Integer> ordinals = new HashMap<>();
        List<Judged> judged = new ArrayList<>(lines.size());
        for (StatementLine line : lines) {
            judged.add(judge(line, takenBack, ordinals));
        }
        return judged;
    }

    private Judged judge(StatementLine line, Set<String> takenBack, Map<String, Integer> ordinals) {
        int ordinal = line.serial().isEmpty() ? ordinals.merge(line.identity(), 1, Integer::sum) : 1;
        if (!seen.add(line.identity() + "|" + ordinal)) {
            return Judged.of(line, Outcome.DUPLICATE, "seen-before");
        }
        if (line.reversal()) {
            taught.values().stream()
                    .filter(earlier -> Reversals.takesBack(line, earlier.line()))
                    .findFirst()
                    .ifPresent(this::unlearn);
            return Judged.of(line, Outcome.REVERSAL, "reversal");
        }
        if (!line.isIncome()) {
            return Judged.of(line, Outcome.NONE, "money-out");
        }
        if (takenBack.contains(line.identity())) {
            return Judged.of(line, Outcome.NONE, "taken-back");
        }
        Payment payment = new Payment(
                line.date(),
                line.amount(),
                line.payer(),
                line.payerAccount(),
                line.payerBank(),
                line.account(),
                line.booking(),
                line.remark());
        Decision decision = matcher.judge(payment, learnt);
        decision.credited()
                .filter(credited -> matcher.teaches(payment, decision))
                .ifPresent(credited -> learn(line, credited));
        return Judged.of(line, decision);
    }

    private void learn(StatementLine line, Candidate credited) {
        learnt.paid(line.payerAccount(), credited.borrowerNo(), line.amount());
        taught.put(line.identity(), new Taught(line, credited.borrowerNo()));
    }

    private void unlearn(Taught earlier) {
        learnt.forget(
                earlier.line().payerAccount(),
                earlier.borrowerNo(),
                earlier.line().amount());
        taught.remove(earlier.line().identity());
    }

    private static Set<String> takenBack(List<StatementLine> lines) {
        Set<String> takenBack = new HashSet<>();
        for (StatementLine reversal : lines) {
            if (reversal.reversal()) {
                lines.stream()
                        .filter(line -> Reversals.takesBack(reversal, line) && !takenBack.contains(line.identity()))
                        .findFirst()
                        .ifPresent(line -> takenBack.add(line.identity()));
            }
        }
        return takenBack;
    }
}
