package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance;
import io.duebell.remittance.Remittance.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code remittance} and their story. */
@Mapper
public interface RemittanceMapper {

    String COLUMNS = """
            SELECT id, version, state, reason, decided_by, booked_on, serial, amount_fen, account, payer, payer_account, booking, remark,
                   file_id, line_no, reversal_waits, manager_no, branch_no, proposed_by, proposal, asked_at, received_at, changed_at
            FROM remittance
            """;

    /** One as it is kept. */
    record Kept(
            long id,
            int version,
            State state,
            String reason,
            @Nullable String decidedBy,
            LocalDate bookedOn,
            String serial,
            long amountFen,
            String account,
            String payer,
            String payerAccount,
            String booking,
            String remark,
            long fileId,
            long lineNo,
            boolean reversalWaits,
            @Nullable String managerNo,
            @Nullable String branchNo,
            @Nullable String proposedBy,
            @Nullable String proposal,
            @Nullable Instant askedAt,
            Instant receivedAt,
            Instant changedAt) {

        Remittance remittance() {
            return new Remittance(
                    id,
                    version,
                    state,
                    reason,
                    decidedBy,
                    bookedOn,
                    serial,
                    new io.duebell.shared.Money(amountFen),
                    account,
                    payer,
                    payerAccount,
                    booking,
                    remark,
                    fileId,
                    lineNo,
                    reversalWaits,
                    managerNo,
                    proposedBy,
                    askedAt,
                    receivedAt,
                    changedAt);
        }

        boolean isSettledByPerson() {
            return decidedBy != null && !decidedBy.equals(Ledger.MATCHER);
        }
    }

    /** Money that came in, as a line tells it. */
    record Arrival(
            long id,
            String identity,
            String account,
            LocalDate bookedOn,
            String serial,
            long amountFen,
            String payer,
            String payerAccount,
            String booking,
            String remark,
            long lineNo) {}

    /** Which remittance bears an identity. */
    record Known(long id, String identity, State state) {}

    /** One that is known already stays as it is. */
    @Insert("""
            <script>
            INSERT INTO remittance (id, identity, state, account, booked_on, serial, amount_fen, payer, payer_account, booking, remark,
                                    file_id, line_no, received_at, changed_at)
            VALUES
            <foreach item="a" collection="arrivals" separator=",">
                (#{a.id}, #{a.identity}, 'NEW', #{a.account}, #{a.bookedOn}, #{a.serial}, #{a.amountFen}, #{a.payer}, #{a.payerAccount},
                 #{a.booking}, #{a.remark}, #{file}, #{a.lineNo}, #{now}, #{now})
            </foreach>
            ON DUPLICATE KEY UPDATE id = remittance.id
            </script>
            """)
    int add(@Param("file") long file, @Param("arrivals") Collection<Arrival> arrivals, @Param("now") Instant now);

    /** Those of the identities that are known; locked, so that what becomes of them waits. Index: remittance_once. */
    @Select("""
            <script>
            SELECT id, identity, state
            FROM remittance
            WHERE identity IN <foreach item="i" collection="identities" open="(" separator="," close=")">#{i}</foreach>
            FOR UPDATE
            </script>
            """)
    List<Known> known(@Param("identities") Collection<String> identities);

    @Select(COLUMNS + "WHERE id = #{id}")
    Optional<Kept> find(@Param("id") long id);

    @Select(COLUMNS + "WHERE id = #{id} FOR UPDATE")
    Optional<Kept> lock(@Param("id") long id);

    /** What a reversal may take back: of a serial number, or of a payer, of the same sum; the latest first. */
    @Select("""
            <script>
            """ + COLUMNS + """
            WHERE amount_fen = #{fen}
              AND state NOT IN ('REVERSED', 'TAKEN_BACK')
              AND NOT reversal_waits
            <choose>
              <when test="serial != null">AND serial = #{serial}</when>
              <otherwise>
                AND payer_account = #{payerAccount}
                AND payer = #{payer}
                AND booked_on BETWEEN #{day} - INTERVAL 31 DAY AND #{day}
              </otherwise>
            </choose>
            ORDER BY booked_on DESC, id DESC
            LIMIT 1
            FOR UPDATE
            </script>
            """)
    Optional<Kept> lockOriginal(
            @Param("fen") long fen,
            @Param("serial") @Nullable String serial,
            @Param("payerAccount") String payerAccount,
            @Param("payer") String payer,
            @Param("day") LocalDate day);

    /** A step, if nobody took one meanwhile; what was proposed or asked is over. */
    @Update("""
            UPDATE remittance
            SET version = version + 1, state = #{to}, reason = #{reason}, decided_by = #{decidedBy}, reversal_waits = #{reversalWaits},
                proposed_by = NULL, proposal = NULL, changed_at = #{now}
            WHERE id = #{id}
              AND version = #{version}
            """)
    int move(
            @Param("id") long id,
            @Param("version") int version,
            @Param("to") State to,
            @Param("reason") String reason,
            @Param("decidedBy") @Nullable String decidedBy,
            @Param("reversalWaits") boolean reversalWaits,
            @Param("now") Instant now);

    @Insert("""
            INSERT INTO remittance_event (remittance_id, version, at, actor, from_state, to_state, reason)
            VALUES (#{id}, #{version}, #{at}, #{actor}, #{from}, #{to}, #{reason})
            """)
    void tell(
            @Param("id") long id,
            @Param("version") int version,
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("from") @Nullable State from,
            @Param("to") State to,
            @Param("reason") String reason);

    /** Those of a file, in order. Index: remittance_by_file. */
    @Select(COLUMNS + "WHERE file_id = #{file} ORDER BY line_no FOR UPDATE")
    List<Kept> lockOfFile(@Param("file") long file);

    @Update("UPDATE remittance SET file_id = #{file} WHERE id = #{id}")
    int rehome(@Param("id") long id, @Param("file") long file);
}
