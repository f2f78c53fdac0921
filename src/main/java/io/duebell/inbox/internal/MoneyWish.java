package io.duebell.inbox.internal;

import io.duebell.notice.AnswerTexts;
import io.duebell.notice.AnswerTexts.About;
import io.duebell.notice.TemplateLibrary.Line;
import io.duebell.remittance.RemittanceEvents.Event;
import io.duebell.remittance.Share;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What is to be said to a borrower about one remittance.
 *
 * @param kind of the notice
 * @param part what tells it from other credits of the same remittance, and from other questions about it
 * @param about what it is worded from
 * @param lastDay on which it is still worth saying
 */
record MoneyWish(
        String kind,
        String template,
        Occasion occasion,
        Event event,
        long part,
        About about,
        Money money,
        LocalDate lastDay) {

    /** The kind of a notice that asks whether money is the borrower's. */
    static final String ASK = "ASK";

    static final String SUBJECT = "REMITTANCE";

    private static final String RECEIPT = "RECEIPT";

    /** A receipt whose fate is in doubt may keep its correction waiting. */
    private static final int CORRECTED_WITHIN = 7;

    /** What a text about money is for; as it stands in a notice's item. */
    enum Occasion {
        RECEIPT,
        CORRECTED,
        ASKED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** That this much was credited. */
    static MoneyWish receipt(Event event, String name, List<Share> shares, LocalDate today) {
        Money money = shares.stream().map(Share::total).reduce(Money.ZERO, Money::plus);
        List<Line> lines =
                shares.stream().map(share -> line(share, event.bookedOn())).toList();
        return new MoneyWish(
                RECEIPT,
                AnswerTexts.REMITTANCE_RECEIPT,
                Occasion.RECEIPT,
                event,
                first(shares),
                new About(name, today, lines, event.bookedOn(), money),
                money,
                today.plusDays(1));
    }

    /**
     * That this was a mistake.
     *
     * @param told what the borrower was told had come
     */
    static MoneyWish correction(Event event, String name, List<Share> shares, Money told, LocalDate today) {
        return new MoneyWish(
                RECEIPT,
                AnswerTexts.REMITTANCE_CORRECTED,
                Occasion.CORRECTED,
                event,
                first(shares),
                new About(name, today, List.of(), event.bookedOn(), told),
                told,
                today.plusDays(CORRECTED_WITHIN));
    }

    /** Whether it is theirs. */
    static MoneyWish question(Event event, String name, LocalDate today) {
        About about = new About(name, today, List.of(), event.bookedOn(), event.amount());
        return new MoneyWish(
                ASK,
                AnswerTexts.REMITTANCE_ASK,
                Occasion.ASKED,
                event,
                event.id(),
                about,
                event.amount(),
                today.plusDays(1));
    }

    private static long first(List<Share> shares) {
        return shares.stream().mapToLong(Share::id).min().orElseThrow();
    }

    private static Line line(Share share, LocalDate day) {
        return new Line(
                share.loanNo(),
                day,
                "",
                "",
                share.principal().fen(),
                share.interest().fen(),
                share.penalty().fen());
    }

    String subject() {
        return event.remittance() + "-" + part;
    }
}
