package io.duebell.matching.internal;

import io.duebell.matching.Candidate;
import io.duebell.matching.Decision;
import io.duebell.matching.Decision.Outcome;
import io.duebell.matching.Learnt;
import io.duebell.matching.MatchSettings;
import io.duebell.matching.Payment;
import io.duebell.matching.Reason;
import io.duebell.matching.Sign;
import io.duebell.matching.internal.Clue.Name;
import io.duebell.shared.Han;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges a payment as a careful clerk does who knows the whole book and the statements up to this line (facts.md section 8): what the
 * signs say, by {@link Judgement}; and a credit only if the evidence also outweighs everybody else's by the margin.
 */
public final class Clerk {

    private static final int SHORTEST_ACCOUNT = 8;
    /** So many characters without a meaning here are about something. */
    private static final int SOMETHING = 2;
    /** Longer ones are of firms and offices. */
    private static final int LONGEST_NAME = 6;

    private final BookIndex book;
    private final MatchSettings settings;
    private final Weights weights;
    private final NameReader names;
    private final RemarkReader remarks;
    private final Purpose purpose;
    private final Pattern channel;
    private final Pattern organisation;
    private final Pattern forSomebody;

    public Clerk(BookIndex book, MatchSettings settings) {
        Words words = new Words();
        this.book = book;
        this.settings = settings;
        this.weights = new Weights(book.size());
        this.names = new NameReader(book.names());
        this.remarks = new RemarkReader(book, words, names);
        this.purpose = new Purpose(words);
        this.channel = words.pattern("channel");
        this.organisation = words.pattern("organisation");
        this.forSomebody = words.pattern("for-somebody");
    }

    public Decision judge(Payment payment, Learnt learnt) {
        Case its = read(payment, learnt);
        Optional<Reason> other = purpose.other(its);
        if (other.isPresent()) {
            return new Decision(Outcome.NOBODY, other.get(), List.of());
        }
        LineUp lineUp = LineUp.of(book, weights, its);
        Verdict verdict = new Judgement(its, lineUp).verdict();
        if (verdict instanceof Verdict.Credit credit && isOutweighed(credit, lineUp)) {
            verdict = new Verdict.Ask(Reason.SEVERAL_FIT);
        }
        if (verdict instanceof Verdict.Credit credit) {
            return credited(credit, lineUp);
        }
        Reason reason = ((Verdict.Ask) verdict).reason();
        lineUp.forAPerson();
        List<Candidate> candidates = lineUp.ranked().stream()
                .limit(settings.shown())
                .map(Suspect::candidate)
                .toList();
        return isNobodys(its, lineUp)
                ? new Decision(Outcome.NOBODY, Reason.NOT_A_LOAN_PAYMENT, List.of())
                : new Decision(Outcome.REVIEW, reason, candidates);
    }

    /** It speaks of something, of no loan, no person of the book and no number, and the payer owes nothing like it. */
    private boolean isNobodys(Case its, LineUp lineUp) {
        Clues clues = its.clues();
        boolean silentFirm = its.throughOthers() && clues.text().isBlank();
        boolean somethingElse = clues.notUnderstood() >= SOMETHING
                && !clues.speaksOfLoan()
                && !forSomebody.matcher(clues.text()).find();
        return (silentFirm || somethingElse)
                && !its.isKeyed()
                && !clues.ownName()
                && clues.villages().isEmpty()
                && clues.names().stream().allMatch(name -> name.forms().isEmpty())
                && its.before().isEmpty()
                && its.alias().isEmpty()
                && lineUp.ranked().stream()
                        .noneMatch(suspect ->
                                suspect.has(Sign.NAME) && suspect.fit().isExact());
    }

    private Case read(Payment payment, Learnt learnt) {
        String payer = Han.plain(payment.payer()).replace(" ", "");
        boolean throughOthers = channel.matcher(payer).find()
                || organisation.matcher(payer).find()
                || (payer.length() > LONGEST_NAME && payer.codePoints().allMatch(Han::isHan));
        Name payerName = throughOthers || payer.isEmpty() ? null : names.payer(payment.payer());
        return new Case(
                payment,
                payer,
                throughOthers,
                payerName,
                remarks.read(payment.remark(), payer),
                book.bySubAccount(payment.ownAccount()),
                book.towns().in(Han.plain(payment.payerBank())),
                Case.placed(learnt.paidFrom(payment.payerAccount()), book),
                payerName != null && payerName.isExact()
                        ? Set.of()
                        : Case.placed(learnt.knownAs(payment.payer()), book));
    }

    /** Also what the rules would credit must be surer than floor and margin ask, and nobody else may be as likely. */
    private boolean isOutweighed(Verdict.Credit credit, LineUp lineUp) {
        if (credit.reason() == Reason.SUB_ACCOUNT || credit.reason() == Reason.LOAN_NUMBER) {
            return false;
        }
        double best = credit.suspect().weight();
        double next = lineUp.ranked().stream()
                .filter(suspect -> suspect != credit.suspect())
                .mapToDouble(Suspect::weight)
                .findFirst()
                .orElse(Double.NEGATIVE_INFINITY);
        return best - next < settings.margin() || best < weights.book() + settings.floor();
    }

    private Decision credited(Verdict.Credit credit, LineUp lineUp) {
        List<Candidate> others = lineUp.ranked().stream()
                .filter(suspect -> suspect != credit.suspect())
                .limit(settings.shown() - 1L)
                .map(Suspect::candidate)
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(credit.suspect().candidate(credit.loanNos()));
        candidates.addAll(others);
        return new Decision(Outcome.CREDIT, credit.reason(), candidates);
    }

    /** Whether the payer's account is one person's or firm's own. */
    public boolean teaches(Payment payment) {
        String account = payment.payerAccount();
        return account.length() >= SHORTEST_ACCOUNT
                && account.chars().allMatch(Character::isLetterOrDigit)
                && !channel.matcher(Han.plain(payment.payer())).find();
    }
}
