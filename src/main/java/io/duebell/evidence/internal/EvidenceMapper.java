package io.duebell.evidence.internal;

import io.duebell.dispatch.NoticeState;
import io.duebell.evidence.EvidencePack.Digest;
import io.duebell.evidence.EvidencePack.Event;
import io.duebell.evidence.EvidencePack.Item;
import io.duebell.evidence.EvidencePack.Part;
import io.duebell.evidence.EvidencePack.Receipt;
import io.duebell.evidence.EvidencePack.Reply;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads stories and what was kept of them. */
@Mapper
interface EvidenceMapper {

    @Select("""
            SELECT MIN(at)
            FROM notice_event
            """)
    @Nullable
    Instant firstEvent();

    @Select("""
            SELECT MAX(sealed_on)
            FROM evidence_digest
            """)
    @Nullable
    LocalDate lastSealed();

    /** Notices that moved within a span, in order of their id. */
    @Select("""
            SELECT DISTINCT notice_id
            FROM notice_event
            WHERE at >= #{from}
              AND at < #{to}
              AND notice_id > #{after}
            ORDER BY notice_id
            LIMIT #{limit}
            """)
    List<Long> moved(
            @Param("from") Instant from,
            @Param("to") Instant to,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("""
            <script>
            SELECT notice_id, version, at, from_state, to_state, actor, reason, rule_id, rule_version, inputs
            FROM notice_event
            WHERE notice_id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY notice_id, version
            </script>
            """)
    List<EventRow> events(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            SELECT id, borrower_no, msisdn, amount_fen, text_hash
            FROM notice
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Said> said(@Param("ids") Collection<Long> ids);

    @Select("""
            SELECT sealed_on, notice_id, head
            FROM evidence_head
            WHERE notice_id = #{id}
            ORDER BY sealed_on
            """)
    List<Head> headsOf(@Param("id") long id);

    @Select("""
            SELECT sealed_on, notice_id, head
            FROM evidence_head
            WHERE sealed_on = #{day}
              AND notice_id > #{after}
            ORDER BY notice_id
            LIMIT #{limit}
            """)
    List<Head> headsOn(@Param("day") LocalDate day, @Param("after") long after, @Param("limit") int limit);

    @Select("""
            SELECT sealed_on AS day, notices, digest, sealed_at
            FROM evidence_digest
            WHERE sealed_on = #{day}
            """)
    @Nullable
    Digest digest(@Param("day") LocalDate day);

    /** The digest of the last day before one that was sealed. */
    @Select("""
            SELECT digest
            FROM evidence_digest
            WHERE sealed_on < #{day}
            ORDER BY sealed_on DESC
            LIMIT 1
            """)
    @Nullable
    String before(@Param("day") LocalDate day);

    @Select("""
            SELECT sealed_on AS day, notices, digest, sealed_at
            FROM evidence_digest
            ORDER BY sealed_on DESC
            LIMIT #{limit}
            """)
    List<Digest> digests(@Param("limit") int limit);

    @Select("""
            SELECT id
            FROM notice
            WHERE borrower_no = #{borrowerNo}
            ORDER BY id DESC
            LIMIT #{limit}
            """)
    List<Long> noticesOf(@Param("borrowerNo") String borrowerNo, @Param("limit") int limit);

    @Select("""
            <script>
            SELECT n.id, n.state, n.kind, n.stage, n.channel, n.business_date, n.borrower_name, n.msisdn, n.amount_fen,
                   n.template_id, v.version AS template_version, n.template_hash, t.body, n.parts
            FROM notice n
            LEFT JOIN notice_text t ON t.text_hash = n.text_hash
            LEFT JOIN template_version v ON v.template_hash = n.template_hash
            WHERE n.borrower_no = #{borrowerNo}
              AND n.id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY n.id
            </script>
            """)
    List<NoticeRow> notices(@Param("borrowerNo") String borrowerNo, @Param("ids") Collection<Long> ids);

    @Select("""
            SELECT loan_no, due_date, occasion, principal_fen, interest_fen, penalty_fen
            FROM notice_item
            WHERE notice_id = #{id}
            ORDER BY due_date, loan_no
            """)
    List<Item> items(@Param("id") long id);

    @Select("""
            SELECT part_no AS part, state, link, message_id, code, answered_at
            FROM notice_part
            WHERE notice_id = #{id}
            ORDER BY part_no
            """)
    List<Part> parts(@Param("id") long id);

    @Select("""
            SELECT link, message_id, state, code, received_at
            FROM receipt
            WHERE notice_id = #{id}
            ORDER BY id
            """)
    List<Receipt> receipts(@Param("id") long id);

    /** What came from numbers, as carriers may write them. */
    @Select("""
            <script>
            SELECT id, received_at, sender, body AS text, intent
            FROM inbound_message
            WHERE sender IN <foreach item="each" collection="senders" open="(" separator="," close=")">#{each}</foreach>
            ORDER BY id
            </script>
            """)
    List<Reply> replies(@Param("senders") Collection<String> senders);

    /** One step, as it is stored. */
    record EventRow(
            long noticeId,
            int version,
            Instant at,
            @Nullable NoticeState fromState,
            NoticeState toState,
            String actor,
            String reason,
            @Nullable String ruleId,
            @Nullable String ruleVersion,
            @Nullable String inputs) {

        Event event() {
            return new Event(version, at, fromState, toState, actor, reason, ruleId, ruleVersion, inputs);
        }
    }

    /** To whom a notice says what; does not change once bytes have left. */
    record Said(
            long id,
            String borrowerNo,
            @Nullable String msisdn,
            long amountFen,
            @Nullable String textHash) {}

    /** What was kept of one story. */
    record Head(LocalDate sealedOn, long noticeId, String head) {}

    /** One notice. */
    record NoticeRow(
            long id,
            NoticeState state,
            String kind,
            String stage,
            String channel,
            LocalDate businessDate,
            String borrowerName,
            @Nullable String msisdn,
            long amountFen,
            String templateId,
            @Nullable String templateVersion,
            @Nullable String templateHash,
            @Nullable String body,
            int parts) {}
}
