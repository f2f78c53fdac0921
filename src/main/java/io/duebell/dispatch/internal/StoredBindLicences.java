package io.duebell.dispatch.internal;

import io.duebell.carrier.BindLicence;
import io.duebell.carrier.BindLicences;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The licensed binds as leases in the database. A lease holds for the node time-out, and a node counts it from before it
 * asked, less a fifth: it has unbound before another may bind.
 */
@Component
class StoredBindLicences implements BindLicences {

    private final LeaseMapper mapper;
    private final TransactionTemplate transactions;
    private final ThisNode node;
    private final Duration lease;

    StoredBindLicences(LeaseMapper mapper, TransactionTemplate transactions, ThisNode node, DispatchSettings settings) {
        this.mapper = mapper;
        this.transactions = transactions;
        this.node = node;
        this.lease = settings.nodeTimeout();
    }

    @Override
    public Optional<BindLicence> take(String link, int licensed, Duration hold) {
        long asked = System.nanoTime();
        if (mapper.held(link, node.name()) >= share(licensed)) {
            return Optional.empty();
        }
        if (mapper.slots(link) < licensed) {
            for (int slot = 1; slot <= licensed; slot++) {
                mapper.enter(link, slot);
            }
        }
        List<Integer> taken = transactions.execute(status -> {
            List<Integer> free = mapper.lockFree(link, licensed, micros(hold));
            free.forEach(slot -> mapper.take(link, slot, node.name(), micros(lease)));
            return free;
        });
        return taken == null || taken.isEmpty()
                ? Optional.empty()
                : Optional.of(new BindLicence(link, taken.get(0), until(asked)));
    }

    @Override
    public Optional<BindLicence> renew(BindLicence licence) {
        long asked = System.nanoTime();
        boolean ours = mapper.renew(licence.link(), licence.slot(), node.name(), micros(lease)) == 1;
        return ours ? Optional.of(new BindLicence(licence.link(), licence.slot(), until(asked))) : Optional.empty();
    }

    @Override
    public boolean hasTooMany(String link, int licensed) {
        return mapper.held(link, node.name()) > share(licensed);
    }

    @Override
    public void giveBack(BindLicence licence, Duration freeAfter) {
        mapper.giveBack(licence.link(), licence.slot(), node.name(), micros(freeAfter));
    }

    /** Rounded up, so that every licensed bind is in some node's share. */
    private int share(int licensed) {
        int nodes = Math.max(1, mapper.nodes(node.name(), micros(lease)));
        return (licensed + nodes - 1) / nodes;
    }

    private long until(long asked) {
        return asked + lease.multipliedBy(4).dividedBy(5).toNanos();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
