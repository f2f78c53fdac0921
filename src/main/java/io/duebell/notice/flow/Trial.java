package io.duebell.notice.flow;

import io.duebell.notice.Ladder;
import java.time.Instant;

/**
 * What a dry run tries out.
 *
 * @param id of the dry run
 * @param edition of the contact rules, by hash
 * @param at when everything is judged
 */
record Trial(long id, String edition, Ladder ladder, Instant at, DryTally tally) {}
