package io.duebell.reading.internal;

import io.duebell.reading.Intent;

/** How likely each intent is on its own, 0 to 1; a text may have several. */
final class Likely {

    private final double[] byIntent;

    Likely(double[] byIntent) {
        this.byIntent = byIntent;
    }

    double of(Intent intent) {
        return byIntent[column(intent)];
    }

    /** Where an intent stands in arrays of weights; weights are made anew with each build, so the order may change. */
    @SuppressWarnings("EnumOrdinal")
    static int column(Intent intent) {
        return intent.ordinal();
    }
}
