package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import java.util.List;
import java.util.Set;

/**
 * The intents a marked text was found to have, before it is known how certain that is.
 *
 * @param traits what {@link Certainty} goes by
 * @param graveDoubt whether a grave intent that was not found can't be ruled out
 */
record Judged(Set<Intent> intents, double[] traits, boolean graveDoubt, List<String> reasons) {}
