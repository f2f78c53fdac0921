package io.duebell.evidence.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Removes what is past its time. The one place that deletes what other rooms keep, so that it can be read as a whole. */
@Mapper
interface RetentionMapper {

    /** Notices of which every loan was paid off before a day; one that speaks of no loan goes by its own date. */
    @Select("""
            SELECT n.id
            FROM notice n
            WHERE n.business_date < #{before}
              AND NOT EXISTS (
                SELECT 1
                FROM notice_item i
                LEFT JOIN loan_closed c ON c.loan_no = i.loan_no
                WHERE i.notice_id = n.id
                  AND i.loan_no IS NOT NULL
                  AND (c.closed_on IS NULL OR c.closed_on >= #{before}))
            ORDER BY n.business_date, n.id
            LIMIT #{most}
            """)
    List<Long> stories(@Param("before") LocalDate before, @Param("most") int most);

    @Insert("""
            <script>
            INSERT IGNORE INTO purged_text (text_hash)
            SELECT text_hash
            FROM notice
            WHERE text_hash IS NOT NULL
              AND id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void markTexts(@Param("ids") Collection<Long> ids);

    @Delete("""
            <script>
            DELETE FROM notice_item
            WHERE notice_id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int deleteItems(@Param("ids") Collection<Long> ids);

    @Delete("""
            <script>
            DELETE FROM notice_event
            WHERE notice_id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int deleteEvents(@Param("ids") Collection<Long> ids);

    @Delete("""
            <script>
            DELETE FROM notice_part
            WHERE notice_id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int deleteParts(@Param("ids") Collection<Long> ids);

    @Delete("""
            <script>
            DELETE FROM notice_part_earlier
            WHERE notice_id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int deleteEarlierParts(@Param("ids") Collection<Long> ids);

    @Delete("""
            <script>
            DELETE FROM receipt
            WHERE notice_id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int deleteReceiptsOf(@Param("ids") Collection<Long> ids);

    @Delete("""
            <script>
            DELETE FROM notice
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int deleteNotices(@Param("ids") Collection<Long> ids);

    /** Texts that another notice has as well stay. */
    @Delete("""
            DELETE p
            FROM purged_text p
            JOIN notice n ON n.text_hash = p.text_hash
            """)
    void keepTextsInUse();

    @Delete("""
            DELETE t
            FROM notice_text t
            JOIN purged_text p ON p.text_hash = t.text_hash
            """)
    int deleteTexts();

    @Delete("DELETE FROM purged_text")
    void forgetMarks();

    @Delete("""
            DELETE FROM inbound_message
            WHERE received_at < #{before}
              AND handled_at IS NOT NULL
            ORDER BY id
            LIMIT #{most}
            """)
    int deleteReplies(@Param("before") Instant before, @Param("most") int most);

    /** What was read and done goes with the reply; an answer's text goes with its notice. */
    @Delete("""
            DELETE FROM conversation_entry
            WHERE at < #{before}
            ORDER BY at
            LIMIT #{most}
            """)
    int deleteEntries(@Param("before") Instant before, @Param("most") int most);

    @Delete("""
            DELETE FROM inbox_task
            WHERE created_at < #{before}
              AND done_at IS NOT NULL
            ORDER BY id
            LIMIT #{most}
            """)
    int deleteTasks(@Param("before") Instant before, @Param("most") int most);

    /** Those without an entry any more. */
    @Delete("""
            DELETE FROM conversation
            WHERE last_at < #{before}
              AND NOT EXISTS (SELECT 1 FROM conversation_entry e WHERE e.conversation_id = conversation.id)
            ORDER BY id
            LIMIT #{most}
            """)
    int deleteConversations(@Param("before") Instant before, @Param("most") int most);

    @Delete("""
            DELETE FROM reply_label
            WHERE labelled_at < #{before}
            ORDER BY entry_id
            LIMIT #{most}
            """)
    int deleteLabels(@Param("before") Instant before, @Param("most") int most);

    @Delete("""
            DELETE FROM promise_money
            WHERE promise_id IN (SELECT id FROM promise WHERE settled_at < #{before})
            LIMIT #{most}
            """)
    int deletePromiseMoney(@Param("before") Instant before, @Param("most") int most);

    @Delete("""
            DELETE FROM promise
            WHERE settled_at < #{before}
            ORDER BY id
            LIMIT #{most}
            """)
    int deletePromises(@Param("before") Instant before, @Param("most") int most);

    @Delete("""
            DELETE FROM receipt
            WHERE received_at < #{before}
              AND notice_id IS NULL
            ORDER BY id
            LIMIT #{most}
            """)
    int deleteReceipts(@Param("before") Instant before, @Param("most") int most);

    @Delete("""
            DELETE FROM contact_tally
            WHERE contact_date < #{before}
            LIMIT #{most}
            """)
    int deleteTallies(@Param("before") LocalDate before, @Param("most") int most);

    @Delete("""
            DELETE FROM dry_run
            WHERE asked_at < #{before}
            ORDER BY id
            LIMIT #{most}
            """)
    int deleteDryRuns(@Param("before") Instant before, @Param("most") int most);

    @Insert("""
            INSERT INTO audit_log (at, actor, action, subject, detail)
            VALUES (#{at}, 'retention', 'purge', #{subject}, #{detail})
            """)
    void audit(@Param("at") Instant at, @Param("subject") String subject, @Param("detail") String detail);
}
