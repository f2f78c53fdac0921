package io.duebell.remittance.internal;

import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerSearch;
import io.duebell.loanbook.Loan;
import io.duebell.matching.Candidate;
import io.duebell.matching.Decision;
import io.duebell.matching.Reason;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.ReviewDesk.Outcome;
import io.duebell.remittance.ReviewDesk.Person;
import io.duebell.remittance.ReviewDesk.Proposed;
import io.duebell.remittance.internal.Debts.Debt;
import io.duebell.remittance.internal.Debts.Debtor;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.remittance.internal.Shares.Part;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What a person says is whose: checked to the fen, above an amount by a second person, credited and learnt from. */
@Component
class Settling {

    private final RemittanceMapper remittances;
    private final Ledger ledger;
    private final Shares shares;
    private final Lessons lessons;
    private final Debts debts;
    private final BookMatcher book;
    private final BorrowerSearch search;
    private final TransactionTemplate transactions;
    private final RemittanceSettings settings;
    private final BusinessClock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Settling(
            RemittanceMapper remittances,
            Ledger ledger,
            Shares shares,
            Lessons lessons,
            Debts debts,
            BookMatcher book,
            BorrowerSearch search,
            TransactionTemplate transactions,
            RemittanceSettings settings,
            BusinessClock clock) {
        this.remittances = remittances;
        this.ledger = ledger;
        this.shares = shares;
        this.lessons = lessons;
        this.debts = debts;
        this.book = book;
        this.search = search;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** What waits for a second person. */
    record Proposal(List<Proposed> shares, boolean learn) {

        Proposal {
            shares = List.copyOf(shares);
        }
    }

    Outcome settle(Kept seen, List<Proposed> proposed, boolean learn, Person person) {
        if (seen.state() != State.REVIEW || seen.proposedBy() != null) {
            return notOpen(seen);
        }
        String actor = person.name();
        Plan plan = plan(seen, proposed, person);
        if (plan.problem() != null) {
            return plan.problem();
        }
        if (settings.wantsSecond(new Money(seen.amountFen()))) {
            String kept = json.writeValueAsString(new Proposal(proposed, learn));
            return told(
                            seen,
                            actor,
                            "proposed",
                            () -> remittances.propose(seen.id(), seen.version(), actor, kept, clock.instant()) == 1)
                    ? new Outcome.Waits(seen.version() + 1)
                    : new Outcome.Refused("changed", "");
        }
        return credit(seen, plan, learn, actor, "settled");
    }

    /** Why nothing can be settled, asked or put aside now. */
    static Outcome.Refused notOpen(Kept seen) {
        return seen.state() == State.REVIEW
                ? new Outcome.Refused("proposed", String.valueOf(seen.proposedBy()))
                : new Outcome.Refused("state", seen.state().name());
    }

    /** The one who proposed may not agree with themselves. */
    Outcome agree(Kept seen, Person person) {
        String actor = person.name();
        String by = seen.proposedBy();
        if (by == null || seen.state() != State.REVIEW) {
            return new Outcome.Refused("not-proposed", "");
        }
        if (by.equals(actor)) {
            return new Outcome.Refused("same-person", "");
        }
        Proposal proposal = proposal(seen);
        Plan plan = plan(seen, proposal.shares(), person);
        return plan.problem() != null
                ? plan.problem()
                : credit(seen, plan, proposal.learn(), actor, "settled-with " + by);
    }

    Proposal proposal(Kept seen) {
        String kept = seen.proposal();
        return kept == null ? new Proposal(List.of(), false) : json.readValue(kept, Proposal.class);
    }

    private boolean told(Kept seen, String actor, String told, BooleanSupplier step) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean done = step.getAsBoolean();
            if (done) {
                ledger.tell(seen, actor, told);
            }
            return done;
        }));
    }

    /** What a loan is to get, in fen. */
    private record Line(Debtor debtor, Debt debt, long fen) {}

    /** What is to be credited, or what is in the way. */
    private record Plan(List<Line> lines, Outcome.@Nullable Refused problem) {

        static Plan refused(String code, String detail) {
            return new Plan(List.of(), new Outcome.Refused(code, detail));
        }
    }

    private Plan plan(Kept seen, List<Proposed> proposed, Person person) {
        Map<String, Long> fen = new LinkedHashMap<>();
        long sum = 0;
        for (Proposed each : proposed) {
            if (!each.amount().isPositive()
                    || fen.put(each.loanNo(), each.amount().fen()) != null) {
                return Plan.refused("shares", each.loanNo());
            }
            sum = Math.addExact(sum, each.amount().fen());
        }
        if (sum != seen.amountFen()) {
            return Plan.refused("sum", new Money(seen.amountFen() - sum).yuan());
        }
        Map<String, String> owners = new LinkedHashMap<>();
        debts.loans(fen.keySet()).forEach((Loan loan) -> owners.put(loan.loanNo(), loan.borrowerNo()));
        Optional<String> unknown =
                fen.keySet().stream().filter(no -> !owners.containsKey(no)).findFirst();
        if (unknown.isPresent()) {
            return Plan.refused("loan", unknown.get());
        }
        Map<String, Debtor> debtors = debts.of(new LinkedHashSet<>(owners.values()));
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, Long> each : fen.entrySet()) {
            Debtor debtor = debtors.get(owners.get(each.getKey()));
            Optional<Debt> debt = debtor == null
                    ? Optional.empty()
                    : debtor.debts().stream()
                            .filter(it -> it.loan().loanNo().equals(each.getKey()))
                            .findFirst();
            if (debtor == null || debt.isEmpty()) {
                return Plan.refused("loan", each.getKey());
            }
            if (!person.sees(debtor.book().borrower())) {
                return Plan.refused("borrower", each.getKey());
            }
            lines.add(new Line(debtor, debt.get(), each.getValue()));
        }
        return new Plan(lines, null);
    }

    private Outcome credit(Kept seen, Plan plan, boolean learn, String actor, String reason) {
        Boolean done = transactions.execute(status -> {
            List<Part> parts = parts(seen, plan.lines());
            if (!ledger.move(seen, State.CREDITED, reason, actor)) {
                return false;
            }
            shares.credit(seen.id(), seen.version() + 1, parts, actor);
            Borrower whose = plan.lines().get(0).debtor().book().borrower();
            remittances.assign(seen.id(), whose.managerNo(), whose.branchNo(), null);
            if (learn) {
                learn(seen, parts, actor);
            }
            remittances.audit(clock.instant(), actor, "remittance-settle", Long.toString(seen.id()), reason);
            return true;
        });
        return Boolean.TRUE.equals(done) ? new Outcome.Done(seen.version() + 1) : new Outcome.Refused("changed", "");
    }

    /** Takes the loans before anything else, as whoever judges does: so nobody waits for somebody who waits for them. */
    private List<Part> parts(Kept seen, List<Line> lines) {
        Map<String, Unbooked> unbooked = shares.take(
                lines.stream().map(line -> line.debt().loan().loanNo()).toList(),
                lines.get(0).debtor().asOf());
        return lines.stream()
                .flatMap(line -> Split.of(
                        line.debtor(),
                        List.of(line.debt()),
                        unbooked,
                        line.fen(),
                        seen.bookedOn(),
                        settings.principalFirst())
                        .stream())
                .toList();
    }

    /** Where one borrower gets all of it: an account that is one person's own, and a name that no borrower bears. */
    private void learn(Kept seen, List<Part> parts, String actor) {
        Set<String> borrowers =
                new LinkedHashSet<>(parts.stream().map(Part::borrowerNo).toList());
        if (borrowers.size() != 1) {
            return;
        }
        String borrower = borrowers.iterator().next();
        Decision decision = new Decision(
                Decision.Outcome.CREDIT,
                Reason.ONE_SIGN,
                List.of(new Candidate(borrower, parts.stream().map(Part::loanNo).toList(), 0, List.of())));
        boolean own = book.matcher()
                .map(matcher -> matcher.teaches(Judging.payment(seen), decision))
                .orElse(false);
        if (own) {
            lessons.learn(seen, borrower, actor);
        }
        String name = seen.payer();
        if (own
                && !name.isEmpty()
                && search.findByName(name, null, 1).stream()
                        .noneMatch(it -> it.name().equals(name))) {
            lessons.learnAlias(seen, borrower, actor);
        }
    }
}
