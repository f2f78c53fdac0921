package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import java.util.List;
import java.util.Set;

/**
 * The intents a marked text was found to have, before it is known how certain that is.
 *
 * @param traits what {@link Certainty} goes by
 * @param weakest how likely the least likely of the intents is; some are found only for being likelier than others
 * @param graveDoubt how likely a grave intent is that was not found, 0 to 1; more where its words stand in the text
 */
record Judged(Set<Intent> intents, List<Double> traits, double weakest, double graveDoubt, List<String> reasons) {}
