package io.duebell.campaign.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Rows of {@code campaign_money}. */
@Mapper
public interface MoneyMapper {

    @Delete("""
            DELETE FROM campaign_money
            WHERE campaign_id = #{campaign}
              AND paid_on = #{day}
            """)
    void clear(@Param("campaign") long campaign, @Param("day") LocalDate day);

    /** Whose loans they are, of those the campaign has as recipients. */
    @Select("""
            <script>
            SELECT l.loan_no, l.borrower_no
            FROM book_loan l
                     JOIN campaign_recipient r ON r.campaign_id = #{campaign} AND r.borrower_no = l.borrower_no
            WHERE l.loan_no IN <foreach item="no" collection="loans" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    List<Owner> owners(@Param("campaign") long campaign, @Param("loans") Collection<String> loans);

    /** A loan and its borrower. */
    record Owner(String loanNo, String borrowerNo) {}

    @Insert("""
            <script>
            INSERT INTO campaign_money (campaign_id, loan_no, paid_on, borrower_no, principal_fen, interest_fen, penalty_fen)
            VALUES <foreach item="m" collection="rows" separator=",">
              (#{campaign}, #{m.loanNo}, #{m.paidOn}, #{m.borrowerNo}, #{m.principalFen}, #{m.interestFen}, #{m.penaltyFen})
            </foreach>
            </script>
            """)
    void add(@Param("campaign") long campaign, @Param("rows") Collection<Row> rows);

    /** One loan's payments of a day. */
    record Row(
            String loanNo, LocalDate paidOn, String borrowerNo, long principalFen, long interestFen, long penaltyFen) {}

    /** What borrowers of one arm paid up to a day; those held out are one arm, all others the other. */
    @Select("""
            SELECT COUNT(DISTINCT m.borrower_no) AS payers, COUNT(DISTINCT m.loan_no) AS loans,
                   COALESCE(SUM(m.principal_fen), 0) AS principal_fen, COALESCE(SUM(m.interest_fen), 0) AS interest_fen,
                   COALESCE(SUM(m.penalty_fen), 0) AS penalty_fen
            FROM campaign_money m
                     JOIN campaign_recipient r ON r.campaign_id = m.campaign_id AND r.borrower_no = m.borrower_no
            WHERE m.campaign_id = #{campaign}
              AND m.paid_on <= #{until}
              AND (r.fate = 'HELD_OUT') = #{heldOut}
            """)
    Paid paid(@Param("campaign") long campaign, @Param("until") LocalDate until, @Param("heldOut") boolean heldOut);

    /** The sums of one arm. */
    record Paid(int payers, int loans, long principalFen, long interestFen, long penaltyFen) {}
}
