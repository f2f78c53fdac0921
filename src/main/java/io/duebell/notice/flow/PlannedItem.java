package io.duebell.notice.flow;

import io.duebell.dispatch.Outbox.ItemKey;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.notice.Stage;
import java.util.Comparator;

/** An open instalment with the stage that speaks of it. */
public record PlannedItem(OpenInstalment instalment, Stage stage) {

    /** The most urgent first: overdue before maturity before interest, then the earlier due, then the larger. */
    static final Comparator<PlannedItem> BY_URGENCY = Comparator.comparing(
                    (PlannedItem item) -> item.stage().kind())
            .thenComparing(item -> item.stage().offset())
            .thenComparing(item -> item.instalment().open().total())
            .reversed()
            .thenComparing(item -> item.instalment().key().loanNo());

    public static final String SUBJECT_KIND = "INSTALMENT";

    public ItemKey key() {
        return new ItemKey(
                SUBJECT_KIND, subject(), stage.occasion(), stage.channel().name());
    }

    /** The loan number and the due date under which it was first told. */
    public String subject() {
        return instalment.key().loanNo() + "/" + instalment.subjectDueDate();
    }
}
