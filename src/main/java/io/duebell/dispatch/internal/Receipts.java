package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.duebell.dispatch.NoticeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joins receipts to the parts they speak of and moves the notices on. A receipt that came before the answer to its submit
 * finds nothing the first time and is looked at again; one whose id never becomes known may still settle a doubt.
 */
@Component
public class Receipts {

    private static final int BATCH = 1000;

    private final ReceiptMapper receipts;
    private final NoticeMapper notices;
    private final PartStore parts;
    private final DoubtSettlement doubts;
    private final Transitions transitions;
    private final Horizons horizons;

    Receipts(
            ReceiptMapper receipts,
            NoticeMapper notices,
            PartStore parts,
            DoubtSettlement doubts,
            Transitions transitions,
            Horizons horizons) {
        this.receipts = receipts;
        this.notices = notices;
        this.parts = parts;
        this.doubts = doubts;
        this.transitions = transitions;
        this.horizons = horizons;
    }

    /** Receipts whose time to be looked at has come; the next look is put off at once, so no other node takes them. */
    @Transactional
    public List<ReceiptRow> waiting() {
        List<ReceiptRow> waiting = receipts.lockWaiting(BATCH);
        if (!waiting.isEmpty()) {
            receipts.putOff(
                    waiting.stream().map(ReceiptRow::id).toList(),
                    horizons.longest().toHours());
        }
        return waiting;
    }

    /** Whether it is worth looking again at once; a few receipts may gather until the next look. */
    public boolean mayBeMore(List<ReceiptRow> waiting) {
        return waiting.size() == BATCH;
    }

    /** Those whose part is known by now; a carrier that uses an id again means the part it took last. */
    public MatchedReceipts match(List<ReceiptRow> waiting) {
        Map<String, Set<String>> idsByLink =
                waiting.stream().collect(groupingBy(ReceiptRow::link, mapping(ReceiptRow::messageId, toSet())));
        Map<String, NoticeMapper.PartMatch> known = new HashMap<>();
        idsByLink.forEach((link, ids) ->
                notices.partsByMessage(link, ids).forEach(part -> known.put(link + "/" + part.messageId(), part)));
        List<MatchedReceipt> matched = new ArrayList<>();
        List<ReceiptRow> unknown = new ArrayList<>();
        for (ReceiptRow receipt : waiting) {
            NoticeMapper.PartMatch part = known.get(receipt.link() + "/" + receipt.messageId());
            if (part != null) {
                matched.add(new MatchedReceipt(receipt, part.noticeId(), part.partNo()));
            } else {
                unknown.add(receipt);
            }
        }
        matched.addAll(doubts.match(unknown));
        return new MatchedReceipts(matched);
    }

    /** Writes them on their parts; a notice whose parts all have their say moves on. */
    @Transactional
    public void settle(MatchedReceipts batch) {
        List<MatchedReceipt> matched = batch.matched();
        if (matched.isEmpty()) {
            return;
        }
        Set<Long> ids = matched.stream().map(MatchedReceipt::noticeId).collect(Collectors.toCollection(TreeSet::new));
        List<NoticeRow> rows = notices.lockRows(ids);
        Map<PartKey, PartRow> all = new LinkedHashMap<>();
        notices.parts(ids).forEach(part -> all.put(new PartKey(part.noticeId(), part.partNo()), part));
        Map<PartKey, PartRow> joined = new LinkedHashMap<>();
        for (MatchedReceipt match : matched) {
            PartKey key = new PartKey(match.noticeId(), match.partNo());
            PartRow before = all.get(key);
            PartRow after = before == null || !before.isMeantBy(match.receipt()) ? null : before.with(match.receipt());
            if (after != null && !after.equals(before)) {
                all.put(key, after);
                joined.put(key, after);
            }
        }
        parts.receipts(joined.values());
        Map<Long, List<PartRow>> byNotice = all.values().stream().collect(groupingBy(PartRow::noticeId));
        List<Transition> steps = new ArrayList<>();
        for (NoticeRow row : rows) {
            doubts.next(row, byNotice.getOrDefault(row.id(), List.of()))
                    .filter(next -> row.state().mayBecome(next.state()))
                    .ifPresent(next -> steps.add(Transition.of(row, next.state(), "carrier", next.reason())));
        }
        transitions.write(steps);
        receipts.joined(matched.stream().map(match -> match.receipt().id()).toList(), ids);
    }

    private record PartKey(long noticeId, int partNo) {}

    /** What was matched in one go. */
    public record MatchedReceipts(List<MatchedReceipt> matched) {}

    /** SENT notices whose carrier said nothing within the horizon of its links. */
    @Transactional
    public int endUnreported(Horizons.Horizon horizon, Instant now) {
        List<Long> ids = notices.unreported(horizon, now.minus(horizon.time()), BATCH);
        if (ids.isEmpty()) {
            return 0;
        }
        transitions.write(notices.lockRows(ids).stream()
                .filter(row -> row.state() == NoticeState.SENT)
                .map(row ->
                        Transition.of(row, NoticeState.UNREPORTED, "dispatch", "no receipt within " + horizon.time()))
                .toList());
        return ids.size();
    }
}
