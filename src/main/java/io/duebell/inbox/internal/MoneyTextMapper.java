package io.duebell.inbox.internal;

import io.duebell.dispatch.NoticeState;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Texts about remittances in the outbox. */
@Mapper
interface MoneyTextMapper {

    /**
     * What a text of ours says of money.
     *
     * @param part the first share that a receipt names, or the event of a question
     */
    record Spoken(long noticeId, String borrowerNo, String occasion, long remittance, long part) {

        boolean isQuestion() {
            return occasion.equals("asked");
        }

        boolean isReceipt() {
            return occasion.equals("receipt");
        }

        boolean isOf(Told text) {
            return text.remittance() == remittance && text.borrowerNo().equals(borrowerNo);
        }
    }

    /** Those of these notices that speak of money that came in. Index: notice_item_by_notice. */
    @Select("""
            <script>
            SELECT i.notice_id, n.borrower_no, i.occasion, CAST(SUBSTRING_INDEX(i.subject, '-', 1) AS UNSIGNED) AS remittance,
                   CAST(SUBSTRING_INDEX(i.subject, '-', -1) AS UNSIGNED) AS part
            FROM notice_item i
                     JOIN notice n ON n.id = i.notice_id
            WHERE i.subject_kind = 'REMITTANCE'
              AND i.notice_id IN <foreach item="n" collection="notices" open="(" separator="," close=")">#{n}</foreach>
            </script>
            """)
    List<Spoken> spoken(@Param("notices") Collection<Long> notices);

    /** A receipt or a correction, and where it stands; the body where it is still kept. */
    record Told(
            long id,
            String borrowerNo,
            String occasion,
            long remittance,
            NoticeState state,
            long amountFen,
            @Nullable String body) {

        boolean isReceipt() {
            return occasion.equals("receipt");
        }
    }

    String TOLD = """
            SELECT n.id, n.borrower_no, i.occasion, CAST(SUBSTRING_INDEX(i.subject, '-', 1) AS UNSIGNED) AS remittance, n.state,
                   n.amount_fen, t.body
            FROM notice_item i
                     JOIN notice n ON n.id = i.notice_id
                     LEFT JOIN notice_text t ON t.text_hash = n.text_hash
            WHERE i.subject_kind = 'REMITTANCE'
              AND i.occasion IN ('receipt', 'corrected')
              AND i.channel = 'SMS'
            """;

    /**
     * What was said of some remittances, in the order in which it was put. Key: the primary one.
     *
     * @param subjects patterns of what they are subjects by
     */
    @Select("<script>" + TOLD + """
              AND <foreach item="s" collection="subjects" open="(" separator=" OR " close=")">i.subject LIKE #{s}</foreach>
            ORDER BY n.id
            </script>
            """)
    List<Told> told(@Param("subjects") Collection<String> subjects);

    /** The same to one borrower, locked until the transaction ends, so that nothing of it leaves meanwhile. */
    @Select(TOLD + """
              AND i.subject LIKE #{subject}
              AND n.borrower_no = #{borrowerNo}
            ORDER BY n.id
            FOR UPDATE
            """)
    List<Told> lock(@Param("subject") String subject, @Param("borrowerNo") String borrowerNo);

    /** All parts of a remittance are subjects by this pattern. */
    static String of(long remittance) {
        return remittance + "-%";
    }
}
