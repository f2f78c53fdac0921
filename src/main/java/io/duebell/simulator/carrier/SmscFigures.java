package io.duebell.simulator.carrier;

/**
 * What the simulated carrier has done since it started.
 *
 * @param receiptsAgain receipts that had to be sent once more
 * @param receiptsWaiting receipts that are not acknowledged yet
 */
public record SmscFigures(
        long accepted,
        long refused,
        long throttled,
        long receipts,
        long receiptsAgain,
        long receiptsWaiting,
        int sessions) {

    @Override
    public String toString() {
        return "accepted %d, refused %d, throttled %d, receipts acknowledged %d (sent again %d, waiting %d), sessions %d"
                .formatted(accepted, refused, throttled, receipts, receiptsAgain, receiptsWaiting, sessions);
    }
}
