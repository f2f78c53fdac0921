package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Rows of {@code remittance_event} as other rooms hear them. */
@Mapper
public interface EventMapper {

    /** An event with its remittance and the best of its candidates. */
    record Row(
            long id,
            long remittanceId,
            int version,
            @Nullable State fromState,
            State toState,
            String actor,
            String reason,
            LocalDate bookedOn,
            long amountFen,
            @Nullable String best,
            @Nullable Double weight,
            Instant at) {}

    /** The arrival itself is nothing to hear of. Keys: the primary ones. */
    @Select("""
            SELECT e.id, e.remittance_id, e.version, e.from_state, e.to_state, e.actor, e.reason, r.booked_on, r.amount_fen,
                   c.borrower_no AS best, c.weight, e.at
            FROM remittance_event e
                     JOIN remittance r ON r.id = e.remittance_id
                     LEFT JOIN remittance_candidate c ON c.remittance_id = r.id AND c.place = 1
                     LEFT JOIN remittance_hearing h ON h.listener = #{listener} AND h.event_id = e.id
            WHERE e.id > #{from}
              AND e.version > 0
              AND h.event_id IS NULL
            ORDER BY e.id
            LIMIT #{limit}
            """)
    List<Row> unheard(@Param("listener") String listener, @Param("from") long from, @Param("limit") int limit);

    /** Before which all was heard long ago. */
    @Select("""
            SELECT COALESCE(MAX(heard_to), 0)
            FROM remittance_listener
            WHERE listener = #{listener}
            """)
    long heardTo(@Param("listener") String listener);

    @Insert("""
            INSERT INTO remittance_listener (listener, heard_to)
            VALUES (#{listener}, #{to})
            ON DUPLICATE KEY UPDATE heard_to = GREATEST(heard_to, VALUES(heard_to))
            """)
    void hearFrom(@Param("listener") String listener, @Param("to") long to);

    /** What stands below the mark needs no rows of its own. */
    @Delete("DELETE FROM remittance_hearing WHERE listener = #{listener} AND event_id <= #{to}")
    int forget(@Param("listener") String listener, @Param("to") long to);

    /** The last event of a time that is too long ago for a transaction to be still open, behind the mark; 0: none. */
    @Select("""
            SELECT COALESCE(MAX(id), 0)
            FROM remittance_event
            WHERE id > #{heardTo}
              AND at < #{before}
            """)
    long settledTo(@Param("heardTo") long heardTo, @Param("before") Instant before);

    /** Not while an earlier event of the same remittance is unheard, and not what stands below the mark. */
    @Insert("""
            INSERT IGNORE INTO remittance_hearing (event_id, listener, heard_at)
            SELECT e.id, #{listener}, #{at}
            FROM remittance_event e
                     LEFT JOIN remittance_listener l ON l.listener = #{listener}
            WHERE e.id = #{event}
              AND e.id > COALESCE(l.heard_to, 0)
              AND NOT EXISTS (SELECT 1
                              FROM remittance_event b
                                       LEFT JOIN remittance_hearing h ON h.listener = #{listener} AND h.event_id = b.id
                              WHERE b.remittance_id = e.remittance_id
                                AND b.version > 0
                                AND b.id < e.id
                                AND b.id > COALESCE(l.heard_to, 0)
                                AND h.event_id IS NULL)
            """)
    int heard(@Param("listener") String listener, @Param("event") long event, @Param("at") Instant at);

    /** What a step credited, or undid. */
    @Select("""
            SELECT id, remittance_id, borrower_no, borrower_name, loan_no, principal_fen, interest_fen, penalty_fen, credited_at,
                   credited_by, undone_at, undone_by
            FROM remittance_share
            WHERE remittance_id = #{remittance}
              AND (credited_version = #{version} OR undone_version = #{version})
            ORDER BY id
            """)
    List<ShareMapper.Kept> shares(@Param("remittance") long remittance, @Param("version") int version);
}
