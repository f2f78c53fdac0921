package io.duebell.console.internal;

import io.duebell.dispatch.NoticeState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** One notice with all that is known of it. */
@Mapper
public interface StoryMapper {

    /** Empty for a notice outside the scope; the other queries are asked only after this one has answered. */
    @Nullable
    Head find(@Param("scope") Scope scope, @Param("id") long id);

    @Select("""
            SELECT loan_no, due_date, occasion, principal_fen, interest_fen, penalty_fen
            FROM notice_item
            WHERE notice_id = #{id}
            ORDER BY due_date, loan_no
            """)
    List<Item> items(@Param("id") long id);

    @Select("""
            SELECT version, at, from_state, to_state, actor, reason, rule_id, rule_version, inputs
            FROM notice_event
            WHERE notice_id = #{id}
            ORDER BY version
            """)
    List<Event> events(@Param("id") long id);

    @Select("""
            SELECT part_no, state, link, message_id, code, answered_at, receipt_state, receipt_code, receipt_at
            FROM notice_part
            WHERE notice_id = #{id}
            ORDER BY part_no
            """)
    List<Part> parts(@Param("id") long id);

    @Select("""
            SELECT part_no, state, link, message_id, code, receipt_state, put_aside_at
            FROM notice_part_earlier
            WHERE notice_id = #{id}
            ORDER BY id
            """)
    List<EarlierPart> earlier(@Param("id") long id);

    @Select("""
            SELECT link, message_id, state, code, done_at, received_at
            FROM receipt
            WHERE notice_id = #{id}
            ORDER BY id
            """)
    List<ReceiptLine> receipts(@Param("id") long id);

    /** The notice itself. */
    record Head(
            long id,
            NoticeState state,
            @Nullable String reason,
            @Nullable String ruleId,
            @Nullable String ruleVersion,
            String kind,
            String channel,
            LocalDate businessDate,
            String stage,
            String borrowerNo,
            String borrowerName,
            @Nullable String msisdn,
            String managerNo,
            String village,
            long amountFen,
            String templateId,
            @Nullable String templateVersion,
            @Nullable String templateHash,
            @Nullable String body,
            int parts,
            Instant notBefore,
            Instant notAfter,
            @Nullable String link,
            int tries,
            @Nullable String node) {}

    /** What it speaks of. */
    record Item(
            @Nullable String loanNo,
            @Nullable LocalDate dueDate,
            String occasion,
            long principalFen,
            long interestFen,
            long penaltyFen) {

        public long totalFen() {
            return principalFen + interestFen + penaltyFen;
        }
    }

    /** One step of its life. */
    record Event(
            int version,
            Instant at,
            @Nullable NoticeState fromState,
            NoticeState toState,
            String actor,
            String reason,
            @Nullable String ruleId,
            @Nullable String ruleVersion,
            @Nullable String inputs) {}

    /** One message on the air. */
    record Part(
            int partNo,
            String state,
            String link,
            @Nullable String messageId,
            @Nullable String code,
            @Nullable Instant answeredAt,
            @Nullable String receiptState,
            @Nullable String receiptCode,
            @Nullable Instant receiptAt) {}

    /** One message of a try that a person's resend put aside. */
    record EarlierPart(
            int partNo,
            String state,
            String link,
            @Nullable String messageId,
            @Nullable String code,
            @Nullable String receiptState,
            Instant putAsideAt) {}

    /** What the carrier reported. */
    record ReceiptLine(
            String link,
            String messageId,
            String state,
            @Nullable String code,
            @Nullable String doneAt,
            Instant receivedAt) {}
}
