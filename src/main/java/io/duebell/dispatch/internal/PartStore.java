package io.duebell.dispatch.internal;

import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome;
import io.duebell.shared.BusinessClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes parts, in batches and in the caller's transaction. */
@Component
class PartStore {

    private static final int REFERENCES = 1 << 16;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final NoticeMapper notices;
    private final BusinessClock clock;

    PartStore(JdbcTemplate jdbc, NoticeMapper notices, BusinessClock clock) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * The 16-bit concatenation reference of each notice of several parts, the one it was begun with if it was. References
     * are taken per recipient, so that two long texts to one handset never mix (facts.md section 5).
     */
    Map<Long, Integer> references(List<NoticeRow> rows) {
        Map<Long, Integer> references = new HashMap<>();
        List<NoticeRow> wanting = new ArrayList<>();
        for (NoticeRow row : rows) {
            if (row.reference() != null) {
                references.put(row.id(), row.reference());
            } else if (row.parts() > 1) {
                wanting.add(row);
            }
        }
        if (wanting.isEmpty()) {
            return references;
        }
        // In order of number, so that two nodes can't deadlock.
        List<String> numbers =
                wanting.stream().map(row -> row.recipient().digits()).sorted().toList();
        jdbc.batchUpdate(
                """
                INSERT INTO concat_reference (msisdn, last_used)
                VALUES (?, 1)
                ON DUPLICATE KEY UPDATE last_used = (last_used + 1) MOD 65536
                """, numbers.stream().map(number -> new Object[] {number}).toList());
        Map<String, Integer> last = notices.references(new TreeSet<>(numbers)).stream()
                .collect(Collectors.toMap(NoticeMapper.ReferenceRow::msisdn, NoticeMapper.ReferenceRow::lastUsed));
        for (NoticeRow row : wanting) {
            // Two notices to one number in a batch took two: the later one in the list gets the earlier number.
            int mine = last.merge(row.recipient().digits(), REFERENCES - 1, (now, back) -> (now + back) % REFERENCES);
            references.put(row.id(), (mine + 1) % REFERENCES);
        }
        jdbc.batchUpdate(
                "UPDATE notice SET reference = ? WHERE id = ?",
                wanting.stream()
                        .map(row -> new Object[] {references.get(row.id()), row.id()})
                        .toList());
        return references;
    }

    /** Parts that were never taken and never will be. */
    void forget(List<PartRow> surplus) {
        if (!surplus.isEmpty()) {
            jdbc.batchUpdate(
                    "DELETE FROM notice_part WHERE notice_id = ? AND part_no = ? AND state = 'REFUSED'",
                    surplus.stream()
                            .map(part -> new Object[] {part.noticeId(), part.partNo()})
                            .toList());
        }
    }

    /** Before the first byte leaves. Most notices have one part, and a batch of them takes one statement. */
    void begin(List<Sending> sendings) {
        Timestamp now = Timestamp.from(clock.instant());
        Map<Departing, List<Long>> departing = new LinkedHashMap<>();
        for (Sending sending : sendings) {
            String link = sending.lane().link().id();
            for (OutboundPart part : sending.parts()) {
                departing
                        .computeIfAbsent(new Departing(part.partNo(), link), which -> new ArrayList<>())
                        .add(sending.notice().id());
            }
        }
        departing.forEach((which, ids) -> client.sql("""
                INSERT INTO notice_part (notice_id, part_no, state, link, sent_at)
                SELECT id, :partNo, 'SENDING', :link, :now
                FROM notice
                WHERE id IN (:ids)
                ON DUPLICATE KEY UPDATE state = VALUES(state), link = VALUES(link), code = NULL,
                        sent_at = VALUES(sent_at), answered_at = NULL
                """)
                .param("partNo", which.partNo())
                .param("link", which.link())
                .param("now", now)
                .param("ids", ids)
                .update());
    }

    /** The same part of several notices, over the same link. */
    private record Departing(int partNo, String link) {}

    /** What the carrier answered, or that it did not. */
    void answered(List<Answered> answers) {
        Timestamp now = Timestamp.from(clock.instant());
        List<Object[]> rows = new ArrayList<>();
        for (Answered answered : answers) {
            for (Answered.PartAnswer part : answered.parts()) {
                rows.add(row(answered, part.partNo(), part.outcome(), now));
            }
            for (int partNo : answered.notSent()) {
                rows.add(new Object[] {
                    answered.notice().id(),
                    partNo,
                    PartRow.State.REFUSED.name(),
                    answered.link(),
                    null,
                    null,
                    "not-sent",
                    now
                });
            }
        }
        jdbc.batchUpdate("""
                INSERT INTO notice_part (notice_id, part_no, state, link, message_id, carrier_id, code, answered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE state = VALUES(state), message_id = VALUES(message_id),
                        carrier_id = VALUES(carrier_id), code = VALUES(code), answered_at = VALUES(answered_at)
                """, rows);
    }

    private static Object[] row(Answered answered, int partNo, SendOutcome outcome, Timestamp now) {
        PartRow.State state;
        String messageId = null;
        String carrierId = null;
        String code = null;
        if (outcome instanceof SendOutcome.Accepted accepted) {
            state = PartRow.State.ACCEPTED;
            messageId = accepted.messageId();
            carrierId = accepted.carrierId();
        } else if (outcome instanceof SendOutcome.RefusedForNow refused) {
            state = PartRow.State.REFUSED;
            code = refused.code();
        } else if (outcome instanceof SendOutcome.RefusedForGood refused) {
            state = PartRow.State.REFUSED;
            code = refused.code();
        } else {
            state = PartRow.State.IN_DOUBT;
            code = ((SendOutcome.Unconfirmed) outcome).cause();
        }
        return new Object[] {
            answered.notice().id(), partNo, state.name(), answered.link(), messageId, carrierId, code, now
        };
    }

    /** The receipts of parts, as {@link PartRow#with} joined them. */
    void receipts(Collection<PartRow> joined) {
        jdbc.batchUpdate("""
                INSERT INTO notice_part (notice_id, part_no, state, link, message_id, code, receipt_state, receipt_code,
                                         receipt_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE state = VALUES(state), message_id = VALUES(message_id), code = VALUES(code),
                        receipt_state = VALUES(receipt_state), receipt_code = VALUES(receipt_code),
                        receipt_at = VALUES(receipt_at)
                """, joined.stream().map(PartStore::receipt).toList());
    }

    /** The row is there and its notice locked, so what the insertion would write of the link never is. */
    private static Object[] receipt(PartRow part) {
        ReceiptState state = Objects.requireNonNull(part.receiptState());
        Instant at = Objects.requireNonNull(part.receiptAt());
        return new Object[] {
            part.noticeId(),
            part.partNo(),
            part.state().name(),
            part.link(),
            part.messageId(),
            part.code(),
            state.name(),
            part.receiptCode(),
            Timestamp.from(at)
        };
    }

    /** The parts of notices whose node is no more: bytes may have left. */
    void doubt(List<Long> ids) {
        jdbc.batchUpdate("""
                UPDATE notice_part
                SET state = 'IN_DOUBT', code = 'node-lost'
                WHERE notice_id = ?
                  AND state = 'SENDING'
                """, ids.stream().map(id -> new Object[] {id}).toList());
    }
}
