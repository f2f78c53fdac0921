package io.duebell.api.internal;

import io.duebell.dispatch.NoticeState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What the API reads of notices; a token's scope narrows every query. */
@Mapper
public interface ReadMapper {

    /** A notice without its text. */
    record NoticeRow(
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
            String managerNo,
            String branchNo,
            @Nullable String msisdn,
            long amountFen,
            String templateId,
            int parts,
            Instant notBefore,
            Instant notAfter,
            Instant changedAt) {}

    String COLUMNS = """
            SELECT id, state, reason, rule_id, rule_version, kind, channel, business_date, stage, borrower_no, manager_no,
                   branch_no, msisdn, amount_fen, template_id, parts, not_before, not_after, changed_at
            FROM notice
            """;

    @Select("<script>" + COLUMNS + """
            WHERE id &gt; #{after}
            <if test="manager != null">AND manager_no = #{manager}</if>
            <if test="branch != null">AND branch_no = #{branch}</if>
            <if test="date != null">AND business_date = #{date}</if>
            <if test="state != null">AND state = #{state}</if>
            <if test="borrower != null">AND borrower_no = #{borrower}</if>
            <if test="stage != null">AND stage = #{stage}</if>
            ORDER BY id
            LIMIT #{limit}
            </script>
            """)
    List<NoticeRow> notices(
            @Param("manager") @Nullable String managerNo,
            @Param("branch") @Nullable String branchNo,
            @Param("date") @Nullable LocalDate date,
            @Param("state") @Nullable NoticeState state,
            @Param("borrower") @Nullable String borrowerNo,
            @Param("stage") @Nullable String stage,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select(COLUMNS + """
            WHERE id = #{id}
              AND (#{manager} IS NULL OR manager_no = #{manager})
              AND (#{branch} IS NULL OR branch_no = #{branch})
            """)
    Optional<NoticeRow> notice(
            @Param("id") long id,
            @Param("manager") @Nullable String managerNo,
            @Param("branch") @Nullable String branchNo);

    /** A step in a notice's life. */
    record EventRow(
            int version,
            Instant at,
            NoticeState toState,
            String actor,
            String reason,
            @Nullable String ruleId,
            @Nullable String ruleVersion) {}

    @Select("""
            SELECT version, at, to_state, actor, reason, rule_id, rule_version
            FROM notice_event
            WHERE notice_id = #{id}
            ORDER BY version
            """)
    List<EventRow> events(@Param("id") long id);

    /** A hold that stands on a borrower or on one of the borrower's numbers. */
    record HoldRow(
            long id,
            String kind,
            @Nullable String channel,
            @Nullable Instant until,
            String source,
            Instant placedAt) {}

    @Select("""
            SELECT h.id, h.kind, h.channel, h.until, h.source, h.placed_at
            FROM contact_hold h
            WHERE h.lifted_at IS NULL
              AND (h.until IS NULL OR h.until > #{now})
              AND (h.borrower_no = #{borrower}
                OR (h.borrower_no IS NULL
                    AND h.msisdn IN (SELECT p.msisdn FROM book_phone p WHERE p.borrower_no = #{borrower})))
            ORDER BY h.id
            """)
    List<HoldRow> holds(@Param("borrower") String borrowerNo, @Param("now") Instant now);

    @Select("""
            SELECT COUNT(*)
            FROM notice
            WHERE borrower_no = #{borrower}
              AND counted_on >= #{since}
            """)
    int told(@Param("borrower") String borrowerNo, @Param("since") LocalDate since);
}
