package io.duebell.compliance.internal;

import io.duebell.carrier.Channel;
import io.duebell.compliance.ContactHolds.Hold;
import io.duebell.compliance.ContactHolds.Placing;
import io.duebell.compliance.HoldKind;
import io.duebell.shared.Msisdn;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The ledger {@code contact_hold}. */
@Mapper
interface HoldMapper {

    /** What a standing hold protects; the fields that are null protect everything. */
    record Standing(
            long id,
            HoldKind kind,
            @Nullable String borrowerNo,
            @Nullable String msisdn,
            @Nullable String channel,
            @Nullable Instant until) {}

    @Select("""
            <script>
            SELECT id, kind, borrower_no, msisdn, channel, until
            FROM contact_hold
            WHERE lifted_at IS NULL
              AND (until IS NULL OR until &gt; #{at})
              AND borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            UNION ALL
            SELECT id, kind, borrower_no, msisdn, channel, until
            FROM contact_hold
            WHERE lifted_at IS NULL
              AND (until IS NULL OR until &gt; #{at})
              AND borrower_no IS NULL
              AND msisdn IN <foreach item="no" collection="msisdns" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    List<Standing> standing(
            @Param("borrowers") Collection<String> borrowers,
            @Param("msisdns") Collection<String> msisdns,
            @Param("at") Instant at);

    @Insert("""
            INSERT INTO contact_hold (kind, borrower_no, msisdn, channel, until, source, evidence, placed_at, placed_by)
            VALUES (#{kind}, #{borrowerNo}, #{msisdn}, #{channel}, #{until}, #{source}, #{evidence}, #{at}, #{actor})
            """)
    void place(
            @Param("kind") HoldKind kind,
            @Param("borrowerNo") @Nullable String borrowerNo,
            @Param("msisdn") @Nullable String msisdn,
            @Param("channel") @Nullable String channel,
            @Param("until") @Nullable Instant until,
            @Param("source") String source,
            @Param("evidence") String evidence,
            @Param("at") Instant at,
            @Param("actor") String actor);

    @Insert("""
            <script>
            INSERT INTO contact_hold (kind, borrower_no, msisdn, channel, until, source, evidence, placed_at, placed_by)
            VALUES
            <foreach item="p" collection="placings" separator=",">
                (#{p.kind}, #{p.borrowerNo}, #{p.msisdn.digits}, #{p.channel}, #{p.until}, #{source}, #{p.evidence}, #{at}, #{actor})
            </foreach>
            </script>
            """)
    void placeAll(
            @Param("placings") List<Placing> placings,
            @Param("source") String source,
            @Param("at") Instant at,
            @Param("actor") String actor);

    /** Index: contact_hold_by_evidence. */
    @Update("""
            UPDATE contact_hold
            SET lifted_at = #{at}, lifted_by = #{actor}, lift_reason = #{reason}
            WHERE evidence = #{evidence}
              AND source = #{source}
              AND lifted_at IS NULL
            """)
    int liftPlacedOn(
            @Param("evidence") String evidence,
            @Param("source") String source,
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("reason") String reason);

    /** Those without an end: one with an end was provisional, and does not stand for the number's own word. */
    @Select("""
            SELECT COUNT(*)
            FROM contact_hold
            WHERE msisdn = #{msisdn}
              AND kind = #{kind}
              AND until IS NULL
              AND lifted_at IS NULL
            """)
    int countStanding(@Param("msisdn") String msisdn, @Param("kind") HoldKind kind);

    @Update("""
            UPDATE contact_hold
            SET lifted_at = #{at}, lifted_by = #{actor}, lift_reason = #{reason}
            WHERE msisdn = #{msisdn}
              AND kind = #{kind}
              AND lifted_at IS NULL
            """)
    int liftOfNumber(
            @Param("msisdn") String msisdn,
            @Param("kind") HoldKind kind,
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("reason") String reason);

    @Update("""
            UPDATE contact_hold
            SET lifted_at = #{at}, lifted_by = #{actor}, lift_reason = #{reason}
            WHERE id = #{id}
              AND lifted_at IS NULL
            """)
    int lift(
            @Param("id") long id,
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("reason") String reason);

    @Select("""
            SELECT id, kind, borrower_no, msisdn, channel, until, source, evidence, placed_at, placed_by,
                   lifted_at, lifted_by, lift_reason
            FROM contact_hold
            WHERE borrower_no = #{borrowerNo}
               OR (borrower_no IS NULL AND msisdn IN (SELECT msisdn FROM book_phone WHERE borrower_no = #{borrowerNo}))
            ORDER BY id DESC
            """)
    List<Row> ofBorrower(@Param("borrowerNo") String borrowerNo);

    /** A line of the ledger as it is stored: the number is plain digits. */
    record Row(
            long id,
            HoldKind kind,
            @Nullable String borrowerNo,
            @Nullable String msisdn,
            @Nullable Channel channel,
            @Nullable Instant until,
            String source,
            String evidence,
            Instant placedAt,
            String placedBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy,
            @Nullable String liftReason) {

        Hold hold() {
            return new Hold(
                    id,
                    kind,
                    borrowerNo,
                    msisdn == null ? null : new Msisdn(msisdn),
                    channel,
                    until,
                    source,
                    evidence,
                    placedAt,
                    placedBy,
                    liftedAt,
                    liftedBy,
                    liftReason);
        }
    }
}
