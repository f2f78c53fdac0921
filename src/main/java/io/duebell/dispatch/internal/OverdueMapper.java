package io.duebell.dispatch.internal;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The rows of {@code receipt_walk}, and the parts that have no receipt; times are business time. */
@Mapper
interface OverdueMapper {

    @Insert("""
            INSERT IGNORE INTO receipt_walk (link, begun_at, begun_before, urgent, not_before, notice_id, rests_until)
            VALUES (#{link}, #{now}, '2000-01-01', FALSE, '2000-01-01', 0, #{now})
            """)
    void enter(@Param("link") String link, @Param("now") Instant now);

    /** The walk of a link when it is time for its next step and no other node takes it. */
    @Nullable
    @Select("""
            SELECT link, begun_at, begun_before, urgent, not_before, notice_id
            FROM receipt_walk
            WHERE link = #{link}
              AND rests_until <= #{now}
            FOR UPDATE SKIP LOCKED
            """)
    Walk lock(@Param("link") String link, @Param("now") Instant now);

    /** The SENT notices after the last one, with their parts that have no final receipt; a notice without such a part too. */
    List<Unreported> next(@Param("walk") Walk walk, @Param("channel") String channel, @Param("limit") int limit);

    @Update("""
            UPDATE receipt_walk
            SET begun_at = #{begunAt}, urgent = #{last.urgent}, not_before = #{last.notBefore}, notice_id = #{last.noticeId}
            WHERE link = #{link}
            """)
    void goOn(@Param("link") String link, @Param("begunAt") Instant begunAt, @Param("last") Unreported last);

    /** The next round begins after a rest. */
    @Update("""
            UPDATE receipt_walk
            SET begun_before = #{begunAt}, begun_at = #{next}, rests_until = #{next},
                urgent = FALSE, not_before = '2000-01-01', notice_id = 0
            WHERE link = #{link}
            """)
    void rest(@Param("link") String link, @Param("begunAt") Instant begunAt, @Param("next") Instant next);

    /** How far a round has come. */
    record Walk(String link, Instant begunAt, Instant begunBefore, boolean urgent, Instant notBefore, long noticeId) {

        /** When its round began: now, if this is its first step. */
        Instant begun(Instant now) {
            return noticeId == 0 ? now : begunAt;
        }
    }

    /** A SENT notice, and one of its parts that has no final receipt; the id is null where all of them have. */
    record Unreported(
            long noticeId,
            boolean urgent,
            Instant notBefore,
            Instant sentAt,
            @Nullable String carrierId) {}
}
