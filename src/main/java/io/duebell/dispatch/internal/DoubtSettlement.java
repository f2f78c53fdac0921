package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.internal.DoubtMapper.EarlierPart;
import io.duebell.dispatch.internal.HandsetMatch.Candidate;
import io.duebell.dispatch.internal.HandsetMatch.Match;
import io.duebell.dispatch.internal.Settlement.Next;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What receipts that no part's id explains tell of parts in doubt, and where a notice goes whose doubt is over. */
@Component
class DoubtSettlement {

    /** Until then the answer that would name the receipt may still be on its way to the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DoubtMapper doubts;
    private final DispatchMeters meters;
    private final Horizons horizons;
    private final BusinessClock clock;

    DoubtSettlement(DoubtMapper doubts, DispatchMeters meters, Horizons horizons, BusinessClock clock) {
        this.doubts = doubts;
        this.meters = meters;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** Those receipts among the unknown that can mean one part in doubt alone. What was put aside is completed at once. */
    List<MatchedReceipt> match(List<ReceiptRow> unknown) {
        if (unknown.isEmpty()) {
            return List.of();
        }
        List<ReceiptRow> left = withoutEarlier(unknown);
        meters.receiptsUnknown(
                left.stream().filter(receipt -> !receipt.looked()).count());
        Instant heardBefore = clock.instant().minus(PATIENCE);
        Map<Long, ReceiptRow> ripe = left.stream()
                .filter(receipt ->
                        receipt.msisdn() != null && !receipt.receivedAt().isAfter(heardBefore))
                .collect(toMap(ReceiptRow::id, Function.identity()));
        if (ripe.isEmpty()) {
            return List.of();
        }
        Set<String> handsets = new TreeSet<>();
        ripe.values().forEach(receipt -> handsets.add(Objects.requireNonNull(receipt.msisdn())));
        List<Candidate> candidates = doubts.withoutId(handsets, clock.instant().minus(horizons.longest()));
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<MatchedReceipt> matched = new ArrayList<>();
        for (Match match :
                HandsetMatch.unambiguous(doubts.unknown(handsets), candidates, horizons.longest(), heardBefore)) {
            Long earlier = match.part().earlierId();
            for (ReceiptRow receipt : match.receipts()) {
                if (!ripe.containsKey(receipt.id())) {
                    continue;
                }
                if (earlier == null) {
                    matched.add(new MatchedReceipt(
                            receipt, match.part().noticeId(), match.part().partNo()));
                } else {
                    doubts.completeEarlier(
                            earlier, PartRow.State.ACCEPTED, receipt.messageId(), PartRow.BY_LATE_RECEIPT);
                    evidence(new EarlierPart(earlier, match.part().noticeId(), receipt.messageId()), receipt);
                }
            }
        }
        return matched;
    }

    private List<ReceiptRow> withoutEarlier(List<ReceiptRow> unknown) {
        Map<String, Set<String>> idsByLink =
                unknown.stream().collect(groupingBy(ReceiptRow::link, mapping(ReceiptRow::messageId, toSet())));
        Map<String, EarlierPart> earlier = new HashMap<>();
        idsByLink.forEach((link, ids) ->
                doubts.earlierByMessage(link, ids).forEach(part -> earlier.put(link + "/" + part.messageId(), part)));
        List<ReceiptRow> left = new ArrayList<>();
        for (ReceiptRow receipt : unknown) {
            EarlierPart part = earlier.get(receipt.link() + "/" + receipt.messageId());
            if (part == null) {
                left.add(receipt);
            } else {
                evidence(part, receipt);
            }
        }
        return left;
    }

    private void evidence(EarlierPart part, ReceiptRow receipt) {
        doubts.receiptOfEarlier(part.id(), receipt);
        doubts.joinReceipt(receipt.id(), part.noticeId());
    }

    Optional<Next> next(NoticeRow row, List<PartRow> parts) {
        return next(row.state(), row.notAfter(), parts, clock.instant());
    }

    /**
     * By receipts as ever; and a notice in doubt whose last silent part was heard of goes on: to SENT when the carrier has
     * all of it, to READY when parts never left, for those are not sent again but for the first time. Past its {@code
     * not_after} it stays for a person to end.
     */
    static Optional<Next> next(NoticeState state, Instant notAfter, List<PartRow> parts, Instant now) {
        Optional<Next> byReceipts = Settlement.byReceipts(state, parts);
        if (byReceipts.isPresent() || state != NoticeState.IN_DOUBT || parts.isEmpty()) {
            return byReceipts;
        }
        boolean open = parts.stream()
                .anyMatch(part -> part.state() == PartRow.State.IN_DOUBT || part.state() == PartRow.State.SENDING);
        if (open) {
            return Optional.empty();
        }
        if (parts.stream().allMatch(part -> part.state() == PartRow.State.ACCEPTED)) {
            return Optional.of(new Next(NoticeState.SENT, "the carrier has it, as it said late"));
        }
        return now.isAfter(notAfter)
                ? Optional.empty()
                : Optional.of(new Next(NoticeState.READY, "the silent part is with the carrier, the rest leaves"));
    }
}
