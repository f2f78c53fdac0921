package io.duebell.loanbook.internal;

import io.duebell.loanbook.InstalmentKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.cursor.Cursor;

/** Compares the live snapshot with the next one, for 展期. */
@Mapper
interface MoveMapper {

    /** An instalment that was told under {@code subjectDueDate} and is gone from the next snapshot. */
    record Gone(String loanNo, LocalDate dueDate, LocalDate subjectDueDate) {
        InstalmentKey key() {
            return new InstalmentKey(loanNo, dueDate);
        }
    }

    /** In order of loan and due date; both sides walk {@code book_instalment_by_loan}. */
    @Select("""
            SELECT l.loan_no, l.due_date, COALESCE(m.subject_due_date, l.due_date) AS subject_due_date
            FROM book_instalment l
                     LEFT JOIN book_instalment_next n ON n.loan_no = l.loan_no AND n.due_date = l.due_date
                     LEFT JOIN instalment_move m ON m.loan_no = l.loan_no AND m.due_date = l.due_date
            WHERE n.loan_no IS NULL
              AND EXISTS (SELECT 1
                          FROM notice_item i
                          WHERE i.subject_kind = 'INSTALMENT'
                            AND i.subject = CONCAT(l.loan_no, ':', COALESCE(m.subject_due_date, l.due_date)))
            ORDER BY l.loan_no, l.due_date
            """)
    @Options(fetchSize = Integer.MIN_VALUE)
    Cursor<Gone> toldAndGone();

    /** In order of loan and due date. */
    @Select("""
            <script>
            SELECT n.loan_no, n.due_date
            FROM book_instalment_next n
                     LEFT JOIN book_instalment l ON l.loan_no = n.loan_no AND l.due_date = n.due_date
            WHERE n.loan_no IN <foreach item="no" collection="loans" open="(" separator="," close=")">#{no}</foreach>
              AND l.loan_no IS NULL
            ORDER BY n.loan_no, n.due_date
            </script>
            """)
    List<InstalmentKey> newOf(@Param("loans") Collection<String> loans);

    @Select("""
            <script>
            SELECT row_key
            FROM book_quarantine
            WHERE snapshot_at = #{at}
              AND source = 'v_open_instalment'
              AND row_key IN <foreach item="key" collection="keys" open="(" separator="," close=")">#{key}</foreach>
            </script>
            """)
    List<String> quarantinedAmong(@Param("keys") Collection<String> keys, @Param("at") Instant at);

    @Insert("""
            INSERT INTO instalment_move (loan_no, due_date, subject_due_date, noticed_at)
            VALUES (#{loanNo}, #{dueDate}, #{subjectDueDate}, #{at})
            ON DUPLICATE KEY UPDATE subject_due_date = VALUES(subject_due_date), noticed_at = VALUES(noticed_at)
            """)
    void add(
            @Param("loanNo") String loanNo,
            @Param("dueDate") LocalDate dueDate,
            @Param("subjectDueDate") LocalDate subjectDueDate,
            @Param("at") Instant at);
}
