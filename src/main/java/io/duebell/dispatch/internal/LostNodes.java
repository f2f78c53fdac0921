package io.duebell.dispatch.internal;

import io.duebell.dispatch.NoticeState;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles what a dead node left: its SENDING notices are in doubt, since bytes may have left, and its leases are free.
 */
@Component
public class LostNodes {

    private static final Logger LOG = LoggerFactory.getLogger(LostNodes.class);
    private static final int ALL = 100_000;

    private final ThisNode me;
    private final NodeMapper nodes;
    private final NoticeMapper notices;
    private final PartStore parts;
    private final Transitions transitions;
    private final DispatchSettings settings;

    LostNodes(
            ThisNode me,
            NodeMapper nodes,
            NoticeMapper notices,
            PartStore parts,
            Transitions transitions,
            DispatchSettings settings) {
        this.me = me;
        this.nodes = nodes;
        this.notices = notices;
        this.parts = parts;
        this.transitions = transitions;
        this.settings = settings;
    }

    /** Nodes that have been silent for longer than the time-out and have not signed off, as far as this node can tell. */
    public List<String> silent() {
        return me.hearsOthers() ? nodes.silent(settings.nodeTimeout().toSeconds()) : List.of();
    }

    /** In one transaction, by one node alone. */
    @Transactional
    public void settle(String node) {
        if (nodes.bury(node, settings.nodeTimeout().toSeconds()) == 0) {
            return;
        }
        List<Long> ids = notices.lockSendingOf(node, ALL);
        if (!ids.isEmpty()) {
            parts.doubt(ids);
            transitions.write(notices.lockRows(ids).stream()
                    .map(row -> Transition.of(
                            row,
                            NoticeState.IN_DOUBT,
                            "dispatch",
                            "its node was lost while sending, bytes may have left"))
                    .toList());
        }
        int freed = notices.releaseLeasesOf(node);
        LOG.atWarn()
                .addKeyValue("node", node)
                .addKeyValue("inDoubt", ids.size())
                .addKeyValue("freed", freed)
                .log("A node was lost; what it was sending is in doubt, what it had claimed goes on");
    }
}
