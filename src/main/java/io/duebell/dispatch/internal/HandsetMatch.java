package io.duebell.dispatch.internal;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.duebell.carrier.ReceiptState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the part that a receipt of an unknown id speaks of, by handset, link and time. Only what can mean nothing else is
 * a match: one message that fits one part alone, and a part that no other unknown message fits.
 *
 * <p>Several parts of one text are settled together when as many messages fit them, each fits each, and nothing else fits
 * any of them. An id is given to one part alone and a part is sent once, so each message is another of the parts and none is
 * left over: the carrier took all of them. Which is which is not known and does not matter while all of them ended alike; where
 * they did not, or are not heard to the end, they wait. All of it must have been heard long enough ago: a message that is
 * really that of a part whose answer is just being written would make up the number.
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
     * @param heardBefore what was received later counts against a match of several parts, and never for it
     */
    static List<Match> unambiguous(
            List<ReceiptRow> unknown, List<Candidate> candidates, Duration horizon, Instant heardBefore) {
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
        candidates.stream().collect(groupingBy(Candidate::noticeId, LinkedHashMap::new, toList())).values().stream()
                .filter(parts -> parts.size() > 1)
                .forEach(parts -> matches.addAll(together(parts, candidates, messages.values(), horizon, heardBefore)));
        return matches;
    }

    /** Each part with one of as many messages, in the order of both; empty where that is not certain. */
    private static List<Match> together(
            List<Candidate> parts,
            List<Candidate> candidates,
            Collection<List<ReceiptRow>> messages,
            Duration horizon,
            Instant heardBefore) {
        List<List<ReceiptRow>> fitting = messages.stream()
                .filter(message -> parts.stream().anyMatch(part -> part.fits(message, horizon)))
                .toList();
        boolean certain = fitting.size() == parts.size()
                && parts.stream().allMatch(part -> part.maySettle() && part.earlierId() == null)
                && parts.stream().map(Candidate::partNo).distinct().count() == parts.size()
                && fitting.stream()
                        .allMatch(message -> candidates.stream()
                                        .filter(part -> part.fits(message, horizon))
                                        .toList()
                                        .equals(parts)
                                && message.stream()
                                        .noneMatch(
                                                receipt -> receipt.receivedAt().isAfter(heardBefore)));
        if (!certain || !endedAlike(fitting)) {
            return List.of();
        }
        List<Candidate> inOrder =
                parts.stream().sorted(comparingInt(Candidate::partNo)).toList();
        return IntStream.range(0, inOrder.size())
                .mapToObj(i -> new Match(fitting.get(i), inOrder.get(i)))
                .toList();
    }

    /** Whether each of them came to an end, and all to the same. */
    private static boolean endedAlike(List<List<ReceiptRow>> messages) {
        List<Set<End>> ends = messages.stream()
                .map(message -> message.stream()
                        .filter(receipt -> receipt.state().isFinal())
                        .map(receipt -> new End(receipt.state(), receipt.code()))
                        .collect(toSet()))
                .distinct()
                .toList();
        return ends.size() == 1 && ends.get(0).size() == 1;
    }

    private record End(ReceiptState state, @Nullable String code) {}
}
