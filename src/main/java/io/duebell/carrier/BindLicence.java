package io.duebell.carrier;

/**
 * One of a link's licensed binds, held by this node for a while.
 *
 * @param slot from 1
 * @param untilNanos by {@link System#nanoTime}: past it the bind must be unbound
 */
public record BindLicence(String link, int slot, long untilNanos) {

    public boolean isOver() {
        return System.nanoTime() - untilNanos >= 0;
    }
}
