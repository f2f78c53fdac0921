package io.duebell.evidence.flow;

import io.duebell.evidence.EvidencePack.Digest;
import io.duebell.evidence.internal.Seals;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Seals the days that are over, one after the other. */
@Component
public class EvidenceSealing {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceSealing.class);

    private final Seals seals;

    EvidenceSealing(Seals seals) {
        this.seals = seals;
    }

    public List<LocalDate> due() {
        return seals.due();
    }

    public LocalDate keepHeads(LocalDate day) {
        seals.keepHeads(day);
        return day;
    }

    public Digest close(LocalDate day) {
        return seals.close(day);
    }

    /** The log is the copy elsewhere: it is collected and kept apart from the database. */
    public void tell(Digest digest) {
        LOG.atInfo()
                .addKeyValue("day", digest.day())
                .addKeyValue("notices", digest.notices())
                .addKeyValue("digest", digest.digest())
                .log("the evidence of a day is sealed");
    }
}
