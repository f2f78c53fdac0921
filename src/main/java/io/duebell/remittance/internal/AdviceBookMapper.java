package io.duebell.remittance.internal;

import io.duebell.remittance.AdviceBook.Line;
import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Rows of {@code advice} as a page shows them. */
@Mapper
public interface AdviceBookMapper {

    /** One as it is kept. */
    record Row(
            String adviceKey,
            long remittanceId,
            String borrowerNo,
            String loanNo,
            boolean takesBack,
            long totalFen,
            Instant createdAt,
            @Nullable Long fileNo,
            @Nullable Instant toldAt,
            @Nullable String lastError,
            @Nullable LocalDate bookedOn,
            @Nullable String difference) {

        Line line() {
            return new Line(
                    adviceKey,
                    remittanceId,
                    borrowerNo,
                    loanNo,
                    takesBack,
                    new Money(totalFen),
                    createdAt,
                    fileNo,
                    toldAt,
                    lastError,
                    bookedOn,
                    difference);
        }
    }

    String COLUMNS = """
            SELECT a.advice_key, s.remittance_id, s.borrower_no, s.loan_no, a.kind = 'UNDO' AS takes_back,
                   s.principal_fen + s.interest_fen + s.penalty_fen AS total_fen, a.created_at, a.file_no, a.told_at, a.last_error,
                   a.booked_on, a.difference
            FROM advice a
                     JOIN remittance_share s ON s.id = a.share_id
            """;

    String BEHIND = """
            <if test="before != null">
              AND a.created_at &lt;= (SELECT b.created_at FROM advice b WHERE b.advice_key = #{before})
              AND (a.created_at &lt; (SELECT b.created_at FROM advice b WHERE b.advice_key = #{before})
                OR a.advice_key &lt; #{before})
            </if>
            ORDER BY a.created_at DESC, a.advice_key DESC
            LIMIT #{limit}
            </script>
            """;

    /** The latest first, behind one. Index: advice_by_time. */
    @Select("<script>" + COLUMNS + "WHERE TRUE " + BEHIND)
    List<Row> latest(@Param("before") @Nullable String before, @Param("limit") int limit);

    /** The same of those at odds with the postings; they are few. Index: advice_differs. */
    @Select("<script>" + COLUMNS + "WHERE a.difference IS NOT NULL " + BEHIND)
    List<Row> differing(@Param("before") @Nullable String before, @Param("limit") int limit);

    /**
     * Booked ones since a day. What it was told and nothing is to be seen of any more, undone on both sides, counts nowhere. From the
     * indexes advice_open and advice_differs alone.
     */
    @Select("""
            SELECT (SELECT COUNT(*) FROM advice WHERE difference IS NULL AND booked_on >= #{since}) AS booked,
                   (SELECT COUNT(*)
                    FROM advice
                    WHERE booked_on IS NULL
                      AND difference IS NULL
                      AND told_at IS NOT NULL
                      AND look_at IS NOT NULL) AS unbooked,
                   (SELECT COUNT(*) FROM advice WHERE booked_on IS NULL AND difference IS NULL AND told_at IS NULL) AS untold,
                   (SELECT COUNT(*) FROM advice WHERE difference IS NOT NULL) AS differences
            """)
    Counted count(@Param("since") LocalDate since);

    /** In how many of each. */
    record Counted(int booked, int unbooked, int untold, int differences) {}
}
