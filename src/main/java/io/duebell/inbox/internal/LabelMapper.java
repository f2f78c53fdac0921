package io.duebell.inbox.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Rows of {@code reply_label}; the last word on an entry counts. */
@Mapper
interface LabelMapper {

    @Insert("""
            INSERT INTO reply_label (entry_id, utterance, read_as, percent, intents, business_date, labelled_by, labelled_at)
            VALUES (#{entry}, #{utterance}, #{readAs}, #{percent}, #{intents}, #{day}, #{by}, #{at})
            ON DUPLICATE KEY UPDATE
                intents = VALUES(intents),
                labelled_by = VALUES(labelled_by),
                labelled_at = VALUES(labelled_at)
            """)
    void keep(
            @Param("entry") long entry,
            @Param("utterance") String utterance,
            @Param("readAs") String readAs,
            @Param("percent") int percent,
            @Param("intents") String intents,
            @Param("day") LocalDate day,
            @Param("by") String by,
            @Param("at") Instant at);

    @Select("""
            SELECT COUNT(*)
            FROM reply_label
            """)
    int count();

    @Select("""
            SELECT entry_id, utterance, read_as, percent, intents, business_date
            FROM reply_label
            WHERE business_date BETWEEN #{from} AND #{until}
              AND entry_id > #{after}
            ORDER BY entry_id
            LIMIT #{limit}
            """)
    List<Label> labels(
            @Param("from") LocalDate from,
            @Param("until") LocalDate until,
            @Param("after") long after,
            @Param("limit") int limit);

    /** What a person said that a text means. */
    record Label(long entryId, String utterance, String readAs, int percent, String intents, LocalDate businessDate) {}
}
