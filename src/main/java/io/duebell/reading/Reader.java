package io.duebell.reading;

import io.duebell.reading.internal.TrainedReader;
import java.time.LocalDate;

/** Reads what borrowers write. Thread-safe; well under a millisecond a text. */
public interface Reader {

    /**
     * @param text as it came, hostile or not; what is beyond 500 characters is not read
     * @param today the business date that days are told from
     */
    Reading read(String text, LocalDate today);

    /** By the words, sayings and weights in the jar. */
    static Reader shipped() {
        return TrainedReader.shipped();
    }
}
