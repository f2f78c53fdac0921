package io.duebell.notice.flow;

import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.NoticeDraft.First;
import io.duebell.dispatch.NoticeDraft.Item;
import io.duebell.dispatch.NoticeDraft.Recipient;
import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.Phone;
import io.duebell.notice.RepairList;
import io.duebell.notice.Stage;
import io.duebell.notice.flow.PlannedItem.Said;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A notice in the making: one borrower, one channel, one day. Each step of the route adds its own.
 *
 * @param items the most urgent first, once gathered
 * @param msisdn the phone that was chosen
 * @param fault why it can't be told
 * @param silence why the debt is not spoken of on that phone, and a call back is asked for instead
 * @param first the state it will start in
 */
public record Candidate(
        NoticeId id,
        Borrower borrower,
        List<Phone> phones,
        List<PlannedItem> items,
        @Nullable Msisdn msisdn,
        @Nullable Fault fault,
        @Nullable Fault silence,
        @Nullable Text text,
        @Nullable First first) {

    public Candidate {
        items = List.copyOf(items);
    }

    public static Candidate of(NoticeId id, Borrower borrower, List<Phone> phones, List<PlannedItem> items) {
        return new Candidate(id, borrower, phones, items, null, null, null, null, null);
    }

    /** The stage that speaks for all its items. */
    public Stage speaking() {
        return items.get(0).stage();
    }

    Candidate withItems(List<PlannedItem> items) {
        return new Candidate(id, borrower, phones, items, msisdn, fault, silence, text, first);
    }

    Candidate withPhone(Msisdn msisdn) {
        return new Candidate(id, borrower, phones, items, msisdn, fault, silence, text, first);
    }

    /** Nothing but a call back is asked for on this phone. */
    Candidate withCallBack(Msisdn msisdn, Fault silence) {
        return new Candidate(id, borrower, phones, items, msisdn, null, silence, text, first);
    }

    Candidate withFault(Fault fault) {
        return new Candidate(id, borrower, phones, items, msisdn, fault, silence, text, first);
    }

    Candidate withText(Text text) {
        return new Candidate(id, borrower, phones, items, msisdn, fault, silence, text, first);
    }

    Candidate withFirst(First first) {
        return new Candidate(id, borrower, phones, items, msisdn, fault, silence, text, first);
    }

    /** The state it will start in, once it has been judged. */
    public First decided() {
        return Objects.requireNonNull(first);
    }

    /** As it goes into the outbox, once it has been written and judged. */
    public NoticeDraft draft(LocalDate today, Instant tellableFrom) {
        Instant notAfter = items.stream()
                .map(item -> item.stage().notAfter(today))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new NoticeDraft(
                id,
                speaking().kind().name(),
                speaking().channel(),
                today,
                speaking().occasion(),
                new Recipient(
                        borrower.borrowerNo(),
                        borrower.name(),
                        msisdn,
                        borrower.managerNo(),
                        borrower.branchNo(),
                        borrower.villageNo(),
                        borrower.village()),
                items.stream().map(PlannedItem::total).reduce(Money.ZERO, Money::plus),
                Objects.requireNonNull(text),
                items.stream().map(Candidate::item).toList(),
                notAfter,
                decided(),
                tellableFrom);
    }

    /** Only an instalment has a due date by which the loan system is asked again. */
    private static Item item(PlannedItem planned) {
        Said said = planned.said();
        return new Item(
                planned.subjectKind(),
                planned.subject(),
                planned.stage().occasion(),
                said == null ? null : said.loanNo(),
                said == null || !planned.isInstalment() ? null : said.date(),
                planned.open().principal(),
                planned.open().interest(),
                planned.open().penalty());
    }

    /** Why a notice can't be told, as the repair list shows it. */
    public record Fault(RepairList.Kind kind, String code, String detail) {}
}
