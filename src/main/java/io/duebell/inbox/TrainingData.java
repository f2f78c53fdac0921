package io.duebell.inbox;

import java.io.IOException;
import java.time.LocalDate;

/** What people said that replies mean: what a later version learns from. */
public interface TrainingData {

    int count();

    /**
     * Writes UTF-8 lines of tab-separated values with a header: utterance, intent (joined by +), read_as, confidence,
     * business_date. Telephone numbers in the texts are masked; tabs and line ends become spaces. The same columns are read by
     * {@code evaluate-replies}.
     */
    void export(Appendable to, LocalDate from, LocalDate until) throws IOException;
}
