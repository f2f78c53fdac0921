package io.duebell.remittance.flow;

import io.duebell.remittance.internal.FileMapper.Kept;
import io.duebell.remittance.internal.FileReading;
import io.duebell.remittance.internal.Troubles;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The steps of reading statement files that wait, from wherever they came. */
@Component
public class StatementImport {

    private final FileReading reading;
    private final Troubles troubles;

    StatementImport(FileReading reading, Troubles troubles) {
        this.reading = reading;
        this.troubles = troubles;
    }

    /** One after the other until none waits. */
    public void read() throws IOException {
        for (Optional<Kept> next = reading.claim(); next.isPresent(); next = reading.claim()) {
            reading.read(next.get());
        }
    }

    public void watch() {
        troubles.follow();
    }
}
