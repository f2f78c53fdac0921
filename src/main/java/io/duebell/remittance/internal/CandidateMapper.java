package io.duebell.remittance.internal;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Rows of {@code remittance_candidate}. */
@Mapper
public interface CandidateMapper {

    /** A candidate; loans joined by ;, evidence in JSON. */
    record Kept(int place, String borrowerNo, String loanNos, double weight, String evidence) {}

    @Delete("DELETE FROM remittance_candidate WHERE remittance_id = #{remittance}")
    int clear(@Param("remittance") long remittance);

    @Insert("""
            <script>
            INSERT INTO remittance_candidate (remittance_id, place, borrower_no, loan_nos, weight, evidence)
            VALUES
            <foreach item="c" collection="candidates" separator=",">
                (#{remittance}, #{c.place}, #{c.borrowerNo}, #{c.loanNos}, #{c.weight}, #{c.evidence})
            </foreach>
            </script>
            """)
    int add(@Param("remittance") long remittance, @Param("candidates") Collection<Kept> candidates);

    @Select("""
            SELECT place, borrower_no, loan_nos, weight, evidence
            FROM remittance_candidate
            WHERE remittance_id = #{remittance}
            ORDER BY place
            """)
    List<Kept> of(@Param("remittance") long remittance);
}
