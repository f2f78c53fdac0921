package io.duebell.inbox.internal;

import io.duebell.inbox.Deed;
import io.duebell.inbox.internal.Answering.Wish;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.notice.AnswerTexts.About;
import io.duebell.notice.TemplateLibrary.Line;
import io.duebell.reading.Intent;
import io.duebell.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which answer a reply's intents ask for; the first that asks for one decides. */
@Component
class AnswerChoice {

    private final AnswerFacts facts;

    AnswerChoice(AnswerFacts facts) {
        this.facts = facts;
    }

    @Nullable
    Wish choose(Case reply, Holder to) {
        for (Intent intent : reply.reading().intents()) {
            Wish wish = choose(intent, reply, to);
            if (wish != null) {
                return wish;
            }
        }
        return null;
    }

    private @Nullable Wish choose(Intent intent, Case reply, Holder to) {
        return switch (intent) {
            case DISPUTE -> debt("dispute", to, reply);
            case HARDSHIP -> debt("hardship", to, reply);
            case PAID_CLAIM -> reply.has(Deed.PAUSED) ? debt("paid", to, reply) : null;
            case PROMISE -> promise(reply, to);
            case CALL_BACK -> debt("call-back", to, reply);
            case BALANCE_QUERY -> balance(reply, to);
            case ACCOUNT_QUERY -> account(reply, to);
            default -> null;
        };
    }

    /** One that names neither debt nor borrower. */
    Wish plain(String occasion, Holder to, Case reply) {
        return new Wish(occasion, false, true, about(to, reply, List.of()), Money.ZERO);
    }

    private static Wish debt(String occasion, Holder to, Case reply) {
        return new Wish(occasion, true, true, about(to, reply, List.of()), Money.ZERO);
    }

    private static @Nullable Wish promise(Case reply, Holder to) {
        Case.Promised promised = reply.promised();
        if (promised != null) {
            About about = new About(to.name(), reply.today(), List.of(), promised.day(), promised.amount());
            Money amount = promised.amount();
            return new Wish("promise", true, true, about, amount == null ? Money.ZERO : amount);
        }
        return reply.asksDay() ? debt("ask-day", to, reply) : null;
    }

    private Wish balance(Case reply, Holder to) {
        List<Line> due = facts.due(to.borrowerNo(), reply.today());
        if (due.isEmpty()) {
            return debt("nothing-due", to, reply);
        }
        return telling("balance", facts.isOutdated(to.borrowerNo()) ? List.of() : due, to, reply);
    }

    private Wish account(Case reply, Holder to) {
        return telling("account", facts.accounts(to.borrowerNo()), to, reply);
    }

    /** What one text can't say is left to a person. */
    private static Wish telling(String occasion, List<Line> lines, Holder to, Case reply) {
        long fen = lines.stream()
                .mapToLong(line -> line.principalFen() + line.interestFen() + line.penaltyFen())
                .sum();
        return new Wish(occasion, true, AnswerFacts.isTellable(lines), about(to, reply, lines), new Money(fen));
    }

    private static About about(Holder to, Case reply, List<Line> lines) {
        return new About(to.name(), reply.today(), lines, null, null);
    }
}
