package io.duebell.notice;

import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.shared.NoticeId;
import java.util.Collection;
import java.util.Map;

/** A room that may call its notices off, or keep them a while, after they were handed to the outbox; asked with the last check. */
public interface Recalls {

    /** An answer for those alone that must not leave now: {@link Answer.Hold}, {@link Answer.Withdraw}
     * or, in other words, {@link Answer.Reword}. */
    Map<NoticeId, Answer> among(Collection<NoticeId> notices);
}
