package io.duebell.dispatch.internal;

import io.duebell.carrier.Channel;
import io.duebell.compliance.SendingSwitch;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Leases notices to this node: one short transaction that passes over what another node holds. */
@Component
public class Claims {

    private static final int BULK_SHARE = 5;

    private final NoticeMapper notices;
    private final TransactionTemplate transactions;
    private final SendingSwitch sendingSwitch;
    private final Links links;
    private final ThisNode node;
    private final DispatchSettings settings;
    private final BusinessClock clock;
    private final DispatchMeters meters;

    Claims(
            NoticeMapper notices,
            TransactionTemplate transactions,
            SendingSwitch sendingSwitch,
            Links links,
            ThisNode node,
            DispatchSettings settings,
            BusinessClock clock,
            DispatchMeters meters) {
        this.notices = notices;
        this.transactions = transactions;
        this.sendingSwitch = sendingSwitch;
        this.links = links;
        this.node = node;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * READY notices of a channel, urgent ones first, each kind in the order it became due; none while sending is stopped
     * or no link is bound.
     */
    public List<NoticeRow> ready(Channel channel) {
        if (!links.anyReady(channel) || sendingSwitch.state().stopped()) {
            return List.of();
        }
        return meters.claim().record(() -> claim(NoticeState.READY, channel, links.claim(channel, settings.claim())));
    }

    /** HELD notices whose time has come, to be judged again; also while sending is stopped. */
    public List<NoticeRow> held(Channel channel) {
        return claim(NoticeState.HELD, channel, settings.claim());
    }

    private List<NoticeRow> claim(NoticeState state, Channel channel, int most) {
        List<Long> ids = transactions.execute(status -> {
            List<Long> due = due(state, channel, most);
            if (!due.isEmpty()) {
                notices.lease(due, node.name(), settings.claimLease().toSeconds());
            }
            return due;
        });
        return ids == null || ids.isEmpty() ? List.of() : notices.rows(ids);
    }

    /** However many are urgent, a fifth of what is claimed is not. */
    private List<Long> due(NoticeState state, Channel channel, int most) {
        Instant now = clock.instant();
        List<Long> due = new ArrayList<>(notices.lockDue(state, channel, true, now, most - most / BULK_SHARE));
        due.addAll(notices.lockDue(state, channel, false, now, most - due.size()));
        return due;
    }
}
