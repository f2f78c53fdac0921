package io.duebell.remittance.internal;

import io.duebell.loanbook.Borrower;
import io.duebell.matching.Candidate;
import io.duebell.matching.Decision;
import io.duebell.matching.Decision.Outcome;
import io.duebell.matching.Matcher;
import io.duebell.matching.Payment;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.internal.Debts.Debt;
import io.duebell.remittance.internal.Debts.Debtor;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.remittance.internal.Shares.Part;
import io.duebell.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Judges what came in: credited, handed to a person with candidates, or nobody's; one remittance a transaction. */
@Component
public class Judging {

    private static final int AT_ONCE = 500;

    private final RemittanceMapper remittances;
    private final BookMatcher book;
    private final Lessons lessons;
    private final Debts debts;
    private final Caution caution;
    private final Candidates candidates;
    private final Ledger ledger;
    private final Shares shares;
    private final TransactionTemplate transactions;
    private final RemittanceSettings settings;
    private final RemittanceMeters meters;

    Judging(
            RemittanceMapper remittances,
            BookMatcher book,
            Lessons lessons,
            Debts debts,
            Caution caution,
            Candidates candidates,
            Ledger ledger,
            Shares shares,
            TransactionTemplate transactions,
            RemittanceSettings settings,
            RemittanceMeters meters) {
        this.remittances = remittances;
        this.book = book;
        this.lessons = lessons;
        this.debts = debts;
        this.caution = caution;
        this.candidates = candidates;
        this.ledger = ledger;
        this.shares = shares;
        this.transactions = transactions;
        this.settings = settings;
        this.meters = meters;
    }

    /** Those that wait, the oldest first; none while there is no book to judge by. */
    public List<Long> waiting() {
        return book.matcher().isEmpty() ? List.of() : remittances.unjudged(AT_ONCE);
    }

    /** Does nothing when another node judged it meanwhile, or it was taken back. */
    public void judge(long id) {
        Optional<Kept> kept = remittances.findUnjudged(id);
        Optional<Matcher> matcher = book.matcher();
        if (kept.isEmpty() || matcher.isEmpty()) {
            return;
        }
        Verdict verdict = verdict(kept.get(), matcher.get());
        Optional<State> stored = transactions.execute(status -> store(kept.get(), verdict));
        if (stored != null) {
            stored.ifPresent(meters::judged);
        }
    }

    /**
     * What is to be stored of one.
     *
     * @param debtor of a credit who gets it, else the best candidate
     * @param paid of a credit which loans, in order; of anything else none
     */
    private record Verdict(
            Decision decision, State state, @Nullable Debtor debtor, List<Debt> paid, boolean teaches, String reason) {

        Verdict(Decision decision, State state, @Nullable Debtor debtor, List<Debt> paid, boolean teaches) {
            this(decision, state, debtor, paid, teaches, decision.reason().code());
        }

        /** To a person, for this reason. */
        Verdict asked(String because) {
            return new Verdict(decision, State.REVIEW, debtor, List.of(), false, because);
        }
    }

    private Verdict verdict(Kept remittance, Matcher matcher) {
        Verdict verdict = judged(remittance, matcher);
        return verdict.state() == State.REVIEW
                ? verdict
                : caution.against(remittance).map(verdict::asked).orElse(verdict);
    }

    private Verdict judged(Kept remittance, Matcher matcher) {
        Payment payment = payment(remittance);
        Decision decision = matcher.judge(payment, lessons);
        Candidate best =
                decision.candidates().isEmpty() ? null : decision.candidates().get(0);
        Debtor debtor =
                best == null ? null : debts.of(List.of(best.borrowerNo())).get(best.borrowerNo());
        if (decision.outcome() == Outcome.NOBODY) {
            return new Verdict(decision, State.NOBODY, null, List.of(), false);
        }
        if (decision.outcome() == Outcome.CREDIT && debtor != null && best != null) {
            List<Debt> paid = inOrder(debtor, best.loanNos());
            if (!paid.isEmpty()) {
                Verdict credit =
                        new Verdict(decision, State.CREDITED, debtor, paid, matcher.teaches(payment, decision));
                return caution.against(debtor).map(credit::asked).orElse(credit);
            }
        }
        return new Verdict(decision, State.REVIEW, debtor, List.of(), false);
    }

    /** Those that the payer names, in their order; a loan that the snapshot does not have as open leaves it to a person. */
    private static List<Debt> inOrder(Debtor debtor, List<String> loanNos) {
        List<Debt> named = loanNos.stream()
                .flatMap(no -> debtor.debts().stream()
                        .filter(debt -> debt.loan().loanNo().equals(no)))
                .toList();
        return named.size() == loanNos.size() ? named : List.of();
    }

    /** What is left of the verdict once its loans are taken, or none when somebody took a step meanwhile. */
    private Optional<State> store(Kept remittance, Verdict judged) {
        Debtor debtor = judged.debtor();
        Map<String, Unbooked> unbooked = debtor == null || judged.paid().isEmpty()
                ? Map.of()
                : shares.take(
                        judged.paid().stream().map(debt -> debt.loan().loanNo()).toList(), debtor.asOf());
        Verdict verdict = judged.state() == State.CREDITED
                ? caution.against(remittance, judged.paid(), unbooked)
                        .map(judged::asked)
                        .orElse(judged)
                : judged;
        Decision decision = verdict.decision();
        if (!ledger.move(remittance, verdict.state(), verdict.reason(), Ledger.MATCHER)) {
            return Optional.empty();
        }
        candidates.replace(remittance.id(), decision.candidates());
        Borrower whose = debtor == null ? null : debtor.book().borrower();
        remittances.assign(
                remittance.id(),
                whose == null ? null : whose.managerNo(),
                whose == null ? null : whose.branchNo(),
                decision.candidates().isEmpty()
                        ? null
                        : decision.candidates().get(0).weight());
        if (verdict.state() == State.CREDITED && debtor != null) {
            List<Part> parts = Split.of(
                    debtor,
                    verdict.paid(),
                    unbooked,
                    remittance.amountFen(),
                    remittance.bookedOn(),
                    settings.principalFirst());
            shares.credit(remittance.id(), remittance.version() + 1, parts, Ledger.MATCHER);
            if (verdict.teaches()) {
                lessons.learn(remittance, debtor.no(), Ledger.MATCHER);
            }
        }
        return Optional.of(verdict.state());
    }

    static Payment payment(Kept remittance) {
        return new Payment(
                remittance.bookedOn(),
                new Money(remittance.amountFen()),
                remittance.payer(),
                remittance.payerAccount(),
                remittance.payerBank(),
                remittance.account(),
                remittance.booking(),
                remittance.remark());
    }
}
