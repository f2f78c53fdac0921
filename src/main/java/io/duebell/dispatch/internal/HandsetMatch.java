package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the part that a receipt of an unknown id speaks of, by handset, link and time. Only what can mean nothing else is
 * a match: one message that fits one part alone, and a part that no other unknown message fits.
 */
final class HandsetMatch {

    /** The cause of a doubt that a restore made: what left in the lost span is not known, so nothing is told by handset. */
    static final String RESTORED = "restored";

    private HandsetMatch() {}

    /**
     * A part without a message id.
     *
     * @param earlierId where a resend put it aside, else null
     * @param sentAt the part left then or later
     */
    record Candidate(
            long noticeId,
            int partNo,
            @Nullable Long earlierId,
            PartRow.State state,
            String link,
            String msisdn,
            @Nullable String code,
            Instant sentAt) {

        boolean fits(List<ReceiptRow> message, Duration horizon) {
            ReceiptRow first = message.get(0);
            boolean anyLink = RESTORED.equals(code);
            return msisdn.equals(first.msisdn())
                    && (anyLink || link.equals(first.link()))
                    && message.stream()
                            .noneMatch(receipt -> receipt.receivedAt().isBefore(sentAt))
                    && !first.receivedAt().isAfter(sentAt.plus(horizon));
        }

        /** One whose answer is still due may be the one that is meant, but is not settled by guess. */
        boolean maySettle() {
            return state == PartRow.State.IN_DOUBT && !RESTORED.equals(code);
        }
    }

    /** A message and the part it must be. */
    record Match(List<ReceiptRow> receipts, Candidate part) {}

    /**
     * @param unknown all receipts toward some handsets whose ids no part has
     * @param candidates all parts toward them without an id
     * @param horizon how long after its sending a part may still be reported
     */
    static List<Match> unambiguous(List<ReceiptRow> unknown, List<Candidate> candidates, Duration horizon) {
        Map<String, List<ReceiptRow>> messages = unknown.stream()
                .filter(receipt -> receipt.msisdn() != null)
                .collect(groupingBy(
                        receipt -> receipt.link() + "/" + receipt.messageId(), LinkedHashMap::new, toList()));
        List<Match> matches = new ArrayList<>();
        for (List<ReceiptRow> message : messages.values()) {
            List<Candidate> fitting = candidates.stream()
                    .filter(part -> part.fits(message, horizon))
                    .toList();
            if (fitting.size() != 1 || !fitting.get(0).maySettle()) {
                continue;
            }
            Candidate part = fitting.get(0);
            long rivals = messages.values().stream()
                    .filter(other -> part.fits(other, horizon))
                    .count();
            if (rivals == 1) {
                matches.add(new Match(message, part));
            }
        }
        return matches;
    }
}
