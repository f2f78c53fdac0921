package io.duebell.simulator.borrowers;

import io.duebell.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The owners of all handsets. Each text is read once and answered, or not, by a random that is settled by the seed, the
 * number, and the texts so far, so that the same texts are answered in the same way; answers wait in a queue until the
 * clock says that the owner has come to write. What is waiting is lost with the process.
 */
public final class Borrowers {

    /** Of ten who pay as they said, one pays half of it. */
    private static final int PAYS_HALF = 10;

    private final BorrowerSettings settings;
    private final Clock clock;
    private final Purse purse;
    private final ReplyRules rules = ReplyRules.load();
    private final Sayings sayings = Sayings.load();
    private final Map<String, Conversation> conversations = new HashMap<>();
    private final PriorityQueue<Intended> intended = new PriorityQueue<>(Comparator.comparing(Intended::at));

    /** An answer of which only the wording is open. */
    private record Intended(
            String msisdn, String destination, String heard, String kind, Instant at, SplittableRandom random) {}

    private record Written(Intended answer, Utterance said) {}

    /** @param clock decides delays, and from which day borrowers count */
    public Borrowers(BorrowerSettings settings, Clock clock, Purse purse) {
        this.settings = settings;
        this.clock = clock;
        this.purse = purse;
    }

    /** A text lights up on a handset. */
    public synchronized void read(String msisdn, String sender, String text) {
        if (settings.share() == 0) {
            return;
        }
        Instant now = clock.instant();
        Conversation conversation = conversations.computeIfAbsent(msisdn, key -> new Conversation());
        SplittableRandom random = random(msisdn, conversation.hear(), text);
        boolean talking = conversation.isTalking(now);
        if (!talking && random.nextDouble() >= settings.share()) {
            return;
        }
        String kind = Weighted.draw(
                        List.copyOf(rules.occasion(text, talking).answers().entrySet()), Map.Entry::getValue, random)
                .getKey();
        if (!kind.equals(ReplyRules.SILENCE)) {
            intended.add(new Intended(msisdn, sender, text, kind, now.plus(delay(random)), random));
        }
    }

    /** Writes all answers whose time has come; says how many. */
    public int step(Telephone telephone) {
        List<Written> due = due();
        for (Written written : due) {
            Intended answer = written.answer();
            telephone.write(
                    answer.msisdn(), answer.destination(), written.said().text());
            written.said()
                    .payment(answer.msisdn())
                    .filter(payment -> answer.random().nextDouble() < settings.kept())
                    .map(payment -> perhapsHalf(payment, answer.random()))
                    .ifPresent(purse::set);
        }
        return due.size();
    }

    private synchronized List<Written> due() {
        Instant now = clock.instant();
        List<Written> due = new ArrayList<>();
        for (@Nullable Intended next = intended.peek();
                next != null && !next.at().isAfter(now);
                next = intended.peek()) {
            intended.remove();
            Conversation conversation = conversations.computeIfAbsent(next.msisdn(), key -> new Conversation());
            if (conversation.mayWrite(now, settings.texts())) {
                Utterance said = new Speech(rules, sayings, next.heard(), LocalDate.now(clock), next.random())
                        .say(next.kind(), habit(next.msisdn()));
                conversation.write(now, said.last());
                due.add(new Written(next, said));
            }
        }
        return due;
    }

    private ReplyRules.Habit habit(String msisdn) {
        return Weighted.draw(rules.habits(), ReplyRules.Habit::weight, random(msisdn, 0, ""));
    }

    /** Most are quick, some take hours: each doubling of the time is equally likely. */
    private Duration delay(SplittableRandom random) {
        double least = settings.soonest().toMillis();
        double most = settings.latest().toMillis();
        return Duration.ofMillis(Math.round(least * Math.pow(most / least, random.nextDouble())));
    }

    private static PlannedPayment perhapsHalf(PlannedPayment payment, SplittableRandom random) {
        Money amount = payment.amount();
        return amount == null || amount.fen() < 2 || random.nextInt(PAYS_HALF) > 0
                ? payment
                : new PlannedPayment(payment.msisdn(), payment.on(), new Money(amount.fen() / 2));
    }

    private SplittableRandom random(String msisdn, int heard, String text) {
        long start = (settings.seed() * 31 + msisdn.hashCode()) * 31 + heard;
        return new SplittableRandom(new SplittableRandom(start * 31 + text.hashCode()).nextLong());
    }
}
