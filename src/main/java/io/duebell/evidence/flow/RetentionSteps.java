package io.duebell.evidence.flow;

import io.duebell.evidence.internal.Retention;
import io.duebell.evidence.internal.Retention.Removed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Class by class, what is past its time goes. */
@Component
public class RetentionSteps {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSteps.class);

    private final Retention retention;

    RetentionSteps(Retention retention) {
        this.retention = retention;
    }

    public List<Retention.Kept> classes() {
        return List.of(Retention.Kept.values());
    }

    public Removed purge(Retention.Kept what) {
        return retention.purge(what);
    }

    public void tell(Removed removed) {
        LOG.atInfo()
                .addKeyValue("class", removed.what())
                .addKeyValue("rows", removed.rows())
                .addKeyValue("before", removed.before())
                .log("what was past its time was removed");
    }
}
