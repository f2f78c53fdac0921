package io.duebell.inbox.internal;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Conversations and their entries, as acting on a reply writes them. */
@Mapper
interface ThreadMapper {

    /** A conversation, locked. */
    record Locked(
            long id,
            int version,
            String sender,
            String borrowerNo,
            @Nullable String managerNo,
            @Nullable String branchNo) {}

    @Select("""
            SELECT id, version, sender, borrower_no, manager_no, branch_no
            FROM conversation
            WHERE sender = #{sender}
              AND borrower_no = #{borrowerNo}
            FOR UPDATE
            """)
    @Nullable
    Locked lock(@Param("sender") String sender, @Param("borrowerNo") String borrowerNo);

    @Select("""
            SELECT id, version, sender, borrower_no, manager_no, branch_no
            FROM conversation
            WHERE id = #{id}
            FOR UPDATE
            """)
    @Nullable
    Locked lockById(@Param("id") long id);

    /** Another node may open it first. */
    @Insert("""
            INSERT IGNORE INTO conversation (sender, borrower_no, borrower_name, manager_no, branch_no, state, last_at, created_at)
            VALUES (#{sender}, #{borrowerNo}, #{name}, #{managerNo}, #{branchNo}, 'OPEN', #{at}, #{at})
            """)
    void open(
            @Param("sender") String sender,
            @Param("borrowerNo") String borrowerNo,
            @Param("name") @Nullable String name,
            @Param("managerNo") @Nullable String managerNo,
            @Param("branchNo") @Nullable String branchNo,
            @Param("at") Instant at);

    /** What came in. */
    record In(
            long conversation,
            Instant at,
            long inbound,
            @Nullable Long notice,
            @Nullable Integer noticePercent,
            String textHash,
            String intents,
            @Nullable String toldDay,
            @Nullable Long toldFen,
            String flags,
            int percent,
            String handling,
            String reasons) {}

    @Insert("""
            INSERT INTO conversation_entry (conversation_id, direction, at, inbound_id, notice_id, notice_percent, text_hash,
                                            intents, told_day, told_fen, flags, percent, handling, reasons)
            VALUES (#{conversation}, 'IN', #{at}, #{inbound}, #{notice}, #{noticePercent}, #{textHash}, #{intents}, #{toldDay},
                    #{toldFen}, #{flags}, #{percent}, #{handling}, #{reasons})
            """)
    void addIn(In entry);

    @Select("""
            SELECT id
            FROM conversation_entry
            WHERE inbound_id = #{inbound}
            """)
    @Nullable
    Long entryOf(@Param("inbound") long inbound);

    @Insert("""
            INSERT INTO conversation_entry (conversation_id, direction, at, notice_id, author, occasion)
            VALUES (#{conversation}, 'OUT', #{at}, #{notice}, #{author}, #{occasion})
            """)
    void addOut(
            @Param("conversation") long conversation,
            @Param("at") Instant at,
            @Param("notice") long notice,
            @Param("author") String author,
            @Param("occasion") String occasion);

    /** What was done; what wants a person is unread until somebody looks. */
    @Update("""
            UPDATE conversation_entry
            SET deeds = #{deeds}, wants_person = #{wantsPerson}, due_at = #{dueAt}
            WHERE id = #{id}
            """)
    void done(
            @Param("id") long id,
            @Param("deeds") String deeds,
            @Param("wantsPerson") boolean wantsPerson,
            @Param("dueAt") @Nullable Instant dueAt);

    @Update("""
            UPDATE conversation_entry
            SET completed_by = #{by}
            WHERE id = #{id}
            """)
    void completed(@Param("id") long id, @Param("by") long by);

    /** A new text opens the conversation again and ends its being put off. */
    @Update("""
            UPDATE conversation
            SET version = version + 1,
                last_at = #{at},
                last_entry = (SELECT MAX(e.id) FROM conversation_entry e WHERE e.conversation_id = conversation.id),
                state = CASE WHEN #{wantsPerson} THEN 'OPEN' ELSE state END,
                snoozed_until = CASE WHEN #{wantsPerson} THEN NULL ELSE snoozed_until END,
                manager_no = COALESCE(#{managerNo}, manager_no),
                branch_no = COALESCE(#{branchNo}, branch_no)
            WHERE id = #{id}
            """)
    void touched(
            @Param("id") long id,
            @Param("at") Instant at,
            @Param("wantsPerson") boolean wantsPerson,
            @Param("managerNo") @Nullable String managerNo,
            @Param("branchNo") @Nullable String branchNo);

    /** Counts anew what nobody has looked at. */
    @Update("""
            UPDATE conversation
            SET unread = (SELECT COUNT(*)
                          FROM conversation_entry e
                          WHERE e.conversation_id = conversation.id AND e.wants_person AND e.looked_at IS NULL),
                due_at = (SELECT MIN(e.due_at)
                          FROM conversation_entry e
                          WHERE e.conversation_id = conversation.id AND e.wants_person AND e.looked_at IS NULL)
            WHERE id = #{id}
            """)
    void count(@Param("id") long id);

    /** Answers that nobody wrote, since an instant. */
    @Select("""
            SELECT COUNT(*)
            FROM conversation_entry
            WHERE conversation_id = #{conversation}
              AND direction = 'OUT'
              AND author = 'answer'
              AND at >= #{since}
            """)
    int answered(@Param("conversation") long conversation, @Param("since") Instant since);

    /** Whether an answer of one kind was given since an instant. */
    @Select("""
            SELECT EXISTS (
                SELECT 1
                FROM conversation_entry
                WHERE conversation_id = #{conversation}
                  AND direction = 'OUT'
                  AND occasion = #{occasion}
                  AND at >= #{since})
            """)
    boolean hasAnswered(
            @Param("conversation") long conversation,
            @Param("occasion") String occasion,
            @Param("since") Instant since);

    /** Whether the same text came before, within a time. */
    @Select("""
            SELECT EXISTS (
                SELECT 1
                FROM conversation_entry
                WHERE conversation_id = #{conversation}
                  AND direction = 'IN'
                  AND text_hash = #{hash}
                  AND id < #{before}
                  AND at >= #{since})
            """)
    boolean isRepeated(
            @Param("conversation") long conversation,
            @Param("hash") String hash,
            @Param("before") long before,
            @Param("since") Instant since);

    /** An entry that came in, for acting on it again. */
    record Came(
            long id,
            long conversationId,
            long inboundId,
            Instant at,
            @Nullable Long noticeId,
            int noticePercent,
            String intents,
            int percent,
            String handling,
            @Nullable String deeds,
            @Nullable String settled) {}

    @Select("""
            SELECT id, conversation_id, inbound_id, at, notice_id, COALESCE(notice_percent, 0) AS notice_percent,
                   intents, percent, handling, deeds, settled
            FROM conversation_entry
            WHERE id = #{id}
              AND direction = 'IN'
            """)
    @Nullable
    Came came(@Param("id") long id);

    @Select("""
            SELECT id, conversation_id, inbound_id, at, notice_id, COALESCE(notice_percent, 0) AS notice_percent,
                   intents, percent, handling, deeds, settled
            FROM conversation_entry
            WHERE conversation_id = #{conversation}
              AND direction = 'IN'
              AND completed_by IS NULL
            ORDER BY id
            """)
    List<Came> allCame(@Param("conversation") long conversation);

    @Update("""
            UPDATE conversation_entry
            SET conversation_id = #{to}
            WHERE conversation_id = #{from}
            """)
    void move(@Param("from") long from, @Param("to") long to);

    @Update("""
            UPDATE inbox_task
            SET conversation_id = #{to}
            WHERE conversation_id = #{from}
            """)
    void moveTasks(@Param("from") long from, @Param("to") long to);

    @Delete("""
            DELETE FROM conversation
            WHERE id = #{id}
            """)
    void drop(@Param("id") long id);

    @Update("""
            UPDATE conversation_entry
            SET settled = #{intents}, settled_by = #{by}, settled_at = #{at}
            WHERE id = #{id}
            """)
    void settled(
            @Param("id") long id, @Param("intents") String intents, @Param("by") String by, @Param("at") Instant at);
}
