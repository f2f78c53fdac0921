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

    String SEEN = """
            <choose>
              <when test="look.queue">WHERE (state = 'REVIEW' OR (state = 'CREDITED' AND reversal_waits))</when>
              <otherwise>WHERE state = #{look.state}</otherwise>
            </choose>
            <if test="look.managerNo != null">AND (manager_no = #{look.managerNo} OR manager_no IS NULL)</if>
            <if test="look.branchNo != null">AND (branch_no = #{look.branchNo} OR branch_no IS NULL)</if>
            <if test="look.words != null">
              AND (serial = #{look.words}
                   OR payer LIKE CONCAT('%', #{look.words}, '%')
                   OR remark LIKE CONCAT('%', #{look.words}, '%')
                   <if test="look.fen != null">OR amount_fen = #{look.fen}</if>)
            </if>
            """;

    /** Index: remittance_queue. */
    @Select("""
            <script>
            """ + RemittanceMapper.COLUMNS + SEEN + """
            <if test="day != null">AND (booked_on &gt; #{day} OR (booked_on = #{day} AND id &gt; #{id}))</if>
            ORDER BY booked_on, id
            LIMIT #{limit}
            </script>
            """)
    List<Kept> oldest(
            @Param("look") Look look,
            @Param("day") @Nullable LocalDate day,
            @Param("id") long id,
            @Param("limit") int limit);

    /** Index: remittance_by_amount. */
    @Select("""
            <script>
            """ + RemittanceMapper.COLUMNS + SEEN + """
            <if test="fen != null">AND (amount_fen &lt; #{fen} OR (amount_fen = #{fen} AND id &lt; #{id}))</if>
            ORDER BY amount_fen DESC, id DESC
            LIMIT #{limit}
            </script>
            """)
    List<Kept> largest(
            @Param("look") Look look,
            @Param("fen") @Nullable Long fen,
            @Param("id") long id,
            @Param("limit") int limit);

    /** How many of a state, and how much; those whose reversal waits for a person count to the queue, as they stand there. */
    record Count(State stands, int remittances, long fen) {}

    @Select("""
            SELECT CASE WHEN state = 'CREDITED' AND reversal_waits THEN 'REVIEW' ELSE state END AS stands, COUNT(*) AS remittances,
                   CAST(SUM(amount_fen) AS SIGNED) AS fen
            FROM remittance
            WHERE (#{manager} IS NULL OR manager_no = #{manager} OR manager_no IS NULL)
              AND (#{branch} IS NULL OR branch_no = #{branch} OR branch_no IS NULL)
            GROUP BY stands
            """)
    List<Count> count(@Param("manager") @Nullable String manager, @Param("branch") @Nullable String branch);
}
