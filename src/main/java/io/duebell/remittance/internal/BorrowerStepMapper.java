package io.duebell.remittance.internal;

import io.duebell.remittance.BorrowerRemittances.What;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads what became of remittances from one borrower's side. */
@Mapper
public interface BorrowerStepMapper {

    /** Money in fen. */
    record Row(
            Instant at,
            What what,
            long remittanceId,
            LocalDate bookedOn,
            @Nullable String loanNo,
            long fen,
            String actor,
            String reason) {}

    /** Indexes: remittance_share_by_borrower, remittance_candidate_by_borrower, remittance_event_once. */
    @Select("""
            SELECT s.credited_at AS at, 'CREDITED' AS what, s.remittance_id, r.booked_on, s.loan_no,
                   s.principal_fen + s.interest_fen + s.penalty_fen AS fen, s.credited_by AS actor, '' AS reason
            FROM remittance_share s
                     JOIN remittance r ON r.id = s.remittance_id
            WHERE s.borrower_no = #{borrowerNo}
            UNION ALL
            SELECT s.undone_at, 'UNDONE', s.remittance_id, r.booked_on, s.loan_no,
                   s.principal_fen + s.interest_fen + s.penalty_fen, s.undone_by, s.undo_reason
            FROM remittance_share s
                     JOIN remittance r ON r.id = s.remittance_id
            WHERE s.borrower_no = #{borrowerNo}
              AND s.undone_at IS NOT NULL
            UNION ALL
            SELECT e.at, 'ASKED', e.remittance_id, r.booked_on, NULL, r.amount_fen, e.actor, ''
            FROM remittance_candidate c
                     JOIN remittance r ON r.id = c.remittance_id
                     JOIN remittance_event e ON e.remittance_id = r.id AND e.reason = CONCAT(#{asked}, c.borrower_no)
            WHERE c.borrower_no = #{borrowerNo}
              AND r.asked_at IS NOT NULL
            ORDER BY at DESC, remittance_id DESC, loan_no
            LIMIT #{limit}
            """)
    List<Row> of(@Param("borrowerNo") String borrowerNo, @Param("asked") String asked, @Param("limit") int limit);
}
