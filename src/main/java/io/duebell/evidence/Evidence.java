package io.duebell.evidence;

import io.duebell.evidence.EvidencePack.Digest;
import io.duebell.shared.NoticeId;
import java.util.Collection;
import java.util.List;

/** Puts together what is known of notices and says whether it is as it was. Who may see it is the caller's to ask. */
public interface Evidence {

    /**
     * All that is known of some notices of one borrower, with the replies, the holds and the payments beside them.
     *
     * @param whole whether numbers stand whole, else masked
     */
    EvidencePack pack(String borrowerNo, Collection<NoticeId> notices, boolean whole, String actor);

    /** The notices of a borrower, newest first. */
    List<NoticeId> noticesOf(String borrowerNo, int limit);

    /** The last days that were sealed, newest first; for keeping a copy elsewhere. */
    List<Digest> digests(int limit);
}
