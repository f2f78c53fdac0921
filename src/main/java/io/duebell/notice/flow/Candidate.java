package io.duebell.notice.flow;

import io.duebell.dispatch.NoticeDraft.First;
import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.Phone;
import io.duebell.notice.RepairList;
import io.duebell.notice.Stage;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.util.List;
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

    static Candidate of(NoticeId id, Borrower borrower, List<Phone> phones, List<PlannedItem> items) {
        return new Candidate(id, borrower, phones, items, null, null, null, null, null);
    }

    /** The stage that speaks for all its items. */
    Stage speaking() {
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

    /** Why a notice can't be told, as the repair list shows it. */
    record Fault(RepairList.Kind kind, String code, String detail) {}
}
