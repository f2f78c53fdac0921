package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What a person sees of remittances: their borrowers' and those of which nobody knows whose they are. */
@Mapper
public interface DeskMapper {

    /** In which part of the book a person looks, and for what. */
    record Look(
            State state,
            @Nullable String managerNo,
            @Nullable String branchNo,
            @Nullable String words,
            @Nullable Long fen) {

        /** The queue also holds those whose reversal waits for a person. */
        public boolean isQueue() {
            return state == State.REVIEW;
        }
    }

    String FILTERS = """
            <if test="look.managerNo != null">AND (manager_no = #{look.managerNo} OR manager_no IS NULL)</if>
            <if test="look.branchNo != null">AND (branch_no = #{look.branchNo} OR branch_no IS NULL)</if>
            <if test="look.words != null">
              AND (serial = #{look.words}
                   OR payer LIKE CONCAT('%', #{look.words}, '%')
                   OR remark LIKE CONCAT('%', #{look.words}, '%')
                   <if test="look.fen != null">OR amount_fen = #{look.fen}</if>)
            </if>
            """;

    String OLDEST = """
            <if test="day != null">AND (booked_on &gt; #{day} OR (booked_on = #{day} AND id &gt; #{id}))</if>
            ORDER BY booked_on, id
            LIMIT #{limit}
            """;

    String LARGEST = """
            <if test="fen != null">AND (amount_fen &lt; #{fen} OR (amount_fen = #{fen} AND id &lt; #{id}))</if>
            ORDER BY amount_fen DESC, id DESC
            LIMIT #{limit}
            """;

    String IN_STATE = RemittanceMapper.COLUMNS + "WHERE state = #{look.state} " + FILTERS;

    String WAITING = RemittanceMapper.COLUMNS + "WHERE reversal_waits = TRUE AND state = 'CREDITED' " + FILTERS;

    /** Each half of the queue by its own index, so that neither reads what is credited for good. */
    String LISTED = """
            <if test="look.queue">SELECT * FROM ((</if>
            """;

    /** Indexes: remittance_queue, remittance_by_waiting. */
    @Select("<script>" + LISTED + IN_STATE + OLDEST + """
            <if test="look.queue">) UNION ALL (
            """ + WAITING + OLDEST + """
            )) queue ORDER BY booked_on, id LIMIT #{limit}</if>
            </script>
            """)
    List<Kept> oldest(
            @Param("look") Look look,
            @Param("day") @Nullable LocalDate day,
            @Param("id") long id,
            @Param("limit") int limit);

    /** Indexes: remittance_by_amount, remittance_by_waiting. */
    @Select("<script>" + LISTED + IN_STATE + LARGEST + """
            <if test="look.queue">) UNION ALL (
            """ + WAITING + LARGEST + """
            )) queue ORDER BY amount_fen DESC, id DESC LIMIT #{limit}</if>
            </script>
            """)
    List<Kept> largest(
            @Param("look") Look look,
            @Param("fen") @Nullable Long fen,
            @Param("id") long id,
            @Param("limit") int limit);

    /** How many of a state, and how much; those whose reversal waits for a person count to the queue, as they stand there. */
    record Count(State stands, int remittances, long fen) {}

    /** Of those that are done with, the ones booked since a day. From the indexes remittance_queue and remittance_by_waiting alone. */
    @Select("""
            SELECT stands, CAST(SUM(remittances) AS SIGNED) AS remittances, CAST(SUM(fen) AS SIGNED) AS fen
            FROM (SELECT state AS stands, COUNT(*) AS remittances, SUM(amount_fen) AS fen
                  FROM remittance
                  WHERE state IN ('NEW', 'REVIEW')
                    AND (#{manager} IS NULL OR manager_no = #{manager} OR manager_no IS NULL)
                    AND (#{branch} IS NULL OR branch_no = #{branch} OR branch_no IS NULL)
                  GROUP BY state
                  UNION ALL
                  SELECT 'REVIEW', COUNT(*), SUM(amount_fen)
                  FROM remittance
                  WHERE reversal_waits = TRUE
                    AND state = 'CREDITED'
                    AND (#{manager} IS NULL OR manager_no = #{manager} OR manager_no IS NULL)
                    AND (#{branch} IS NULL OR branch_no = #{branch} OR branch_no IS NULL)
                  UNION ALL
                  SELECT state, COUNT(*), SUM(amount_fen)
                  FROM remittance
                  WHERE state IN ('CREDITED', 'NOBODY', 'REVERSED', 'TAKEN_BACK')
                    AND booked_on >= #{since}
                    AND (state <> 'CREDITED' OR reversal_waits = FALSE)
                    AND (#{manager} IS NULL OR manager_no = #{manager} OR manager_no IS NULL)
                    AND (#{branch} IS NULL OR branch_no = #{branch} OR branch_no IS NULL)
                  GROUP BY state) counted
            WHERE remittances > 0
            GROUP BY stands
            """)
    List<Count> count(
            @Param("manager") @Nullable String manager,
            @Param("branch") @Nullable String branch,
            @Param("since") LocalDate since);
}
