package io.duebell.remittance.flow;

import io.duebell.remittance.internal.Backlog;
import io.duebell.remittance.internal.FileMapper.Kept;
import io.duebell.remittance.internal.FileReading;
import io.duebell.remittance.internal.GoingBacks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The steps of reading statement files that wait, from wherever they came. */
@Component
public class StatementImport {

    private final FileReading reading;
    private final GoingBacks goingBacks;
    private final Backlog backlog;

    StatementImport(FileReading reading, GoingBacks goingBacks, Backlog backlog) {
        this.reading = reading;
        this.goingBacks = goingBacks;
        this.backlog = backlog;
    }

    /** One after the other until none waits. */
    public void read() throws IOException {
        for (Optional<Kept> next = reading.claim(); next.isPresent(); next = reading.claim()) {
            reading.read(next.get());
        }
    }

    /** Files that are being taken back. */
    public List<Long> goingBack() {
        return goingBacks.begun();
    }

    public void takeBack(long file) {
        goingBacks.goOn(file);
    }

    public void watch() {
        backlog.follow();
    }
}
