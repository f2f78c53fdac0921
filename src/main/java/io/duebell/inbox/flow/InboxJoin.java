package io.duebell.inbox.flow;

import io.duebell.inbox.internal.Joining;
import io.duebell.inbox.internal.PartMapper.TextKey;
import java.util.List;
import org.springframework.stereotype.Component;

/** Parts of long texts become messages. */
@Component
public class InboxJoin {

    private final Joining joining;

    InboxJoin(Joining joining) {
        this.joining = joining;
    }

    public List<TextKey> ripe() {
        return joining.ripe();
    }

    public void join(TextKey key) {
        joining.join(key);
    }
}
