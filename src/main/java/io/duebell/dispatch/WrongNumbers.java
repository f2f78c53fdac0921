package io.duebell.dispatch;

import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Numbers of which carriers said that nobody has them: by a receipt's code of the class {@code WRONG_NUMBER}, or by
 * refusing the recipient (facts.md section 5). Each notice that ended so is one finding.
 */
public interface WrongNumbers {

    /** What stands against these numbers. A notice delivered to a number later ends what was found before. */
    List<Finding> standing(Collection<Msisdn> numbers);

    /** What nobody has taken for the repair list yet, oldest first. */
    List<Finding> untold(int limit);

    /** Takes a finding in the caller's transaction; false when another has. */
    boolean take(NoticeId notice);

    /**
     * One notice that did not arrive because of its number.
     *
     * @param code as the carrier wrote it
     */
    record Finding(NoticeId notice, Msisdn number, String link, String code, Instant foundAt) {}
}
