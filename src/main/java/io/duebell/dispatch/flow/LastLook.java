package io.duebell.dispatch.flow;

import io.duebell.dispatch.internal.LastAnswers;
import io.duebell.dispatch.internal.NoticeRow;
import java.util.List;
import org.springframework.stereotype.Component;

/** Second step: is what the notices say still true? Those that go on leave this step, perhaps in other words. */
@Component
public class LastLook {

    private final LastAnswers answers;

    LastLook(LastAnswers answers) {
        this.answers = answers;
    }

    public Checked check(List<NoticeRow> claimed) {
        long now = System.nanoTime();
        return new Checked(answers.stillTrue(claimed), now);
    }
}
