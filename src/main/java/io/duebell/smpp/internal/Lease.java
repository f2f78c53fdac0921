package io.duebell.smpp.internal;

import io.duebell.carrier.BindLicence;
import io.duebell.carrier.BindLicences;
import io.duebell.smpp.LinkSettings;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The licence of one bind: taken before it binds, prolonged while it is held, given back once it is unbound. When the
 * database can't be asked none is taken, and what is held runs out.
 */
final class Lease {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final LinkSettings.Link link;
    private final Supplier<@Nullable BindLicences> licences;
    private volatile @Nullable BindLicence held;
    private volatile boolean away;

    /** @param licences asked for when first needed: the room behind it leans on the links themselves */
    Lease(LinkSettings.Link link, Supplier<@Nullable BindLicences> licences) {
        this.link = link;
        this.licences = licences;
    }

    /** Whether the bind may be bound now; takes a licence where none is held. */
    synchronized boolean take() {
        if (isLost()) {
            giveBack(false);
        }
        if (held == null) {
            ask(room ->
                    held = room.take(link.id(), link.binds(), link.bindHold()).orElse(null));
        }
        return isHeld();
    }

    /** Never waits for the database; so does the next. */
    boolean isHeld() {
        BindLicence now = held;
        return now != null && !now.isOver();
    }

    /** Whether one was held that has run out or is another's. */
    boolean isLost() {
        BindLicence now = held;
        return now != null && now.isOver();
    }

    synchronized void renew() {
        BindLicence now = held;
        if (now == null || now.isOver()) {
            return;
        }
        ask(room -> held = room.renew(now)
                // Another's: over at once, and not ours to give back.
                .orElseGet(() -> new BindLicence(now.link(), now.slot(), System.nanoTime())));
    }

    /** Whether it should be left to another node. */
    boolean isTooMuch() {
        boolean[] tooMuch = new boolean[1];
        ask(room -> tooMuch[0] = room.hasTooMany(link.id(), link.binds()));
        return tooMuch[0];
    }

    /** @param clean whether the carrier has confirmed that it is unbound, or nothing was */
    synchronized void giveBack(boolean clean) {
        BindLicence now = held;
        held = null;
        if (now != null) {
            ask(room -> room.giveBack(now, clean ? Duration.ZERO : link.bindHold()));
        }
    }

    private void ask(Consumer<BindLicences> question) {
        BindLicences room = licences.get();
        if (room == null) {
            return;
        }
        try {
            question.accept(room);
            away = false;
        } catch (RuntimeException e) {
            LOG.atLevel(away ? Level.DEBUG : Level.WARN)
                    .addKeyValue("link", link.id())
                    .addKeyValue("cause", String.valueOf(e.getMessage()))
                    .log("The licence of a bind could not be asked for; what is held lasts until it runs out");
            away = true;
        }
    }
}
