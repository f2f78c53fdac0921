package io.duebell.dispatch.internal;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The rows of {@code link_pace}; every time is the database's. */
@Mapper
interface PaceMapper {

    @Insert("""
            INSERT IGNORE INTO link_pace (link, licensed, pace, next_slot, paced_at)
            VALUES (#{link}, #{licensed}, #{licensed}, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """)
    void enter(@Param("link") String link, @Param("licensed") double licensed);

    /** The row of a link, locked until the transaction ends. */
    @Select("""
            SELECT licensed, pace,
                   TIMESTAMPDIFF(MICROSECOND, paced_at, UTC_TIMESTAMP(6)) AS since_micros,
                   TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), next_slot) AS ahead_micros,
                   TIMESTAMPDIFF(MICROSECOND, '2020-01-01', UTC_TIMESTAMP(6)) AS now_micros
            FROM link_pace
            WHERE link = #{link}
            FOR UPDATE
            """)
    List<PaceRow> lock(@Param("link") String link);

    @Select("""
            SELECT licensed, pace,
                   TIMESTAMPDIFF(MICROSECOND, paced_at, UTC_TIMESTAMP(6)) AS since_micros,
                   TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), next_slot) AS ahead_micros,
                   TIMESTAMPDIFF(MICROSECOND, '2020-01-01', UTC_TIMESTAMP(6)) AS now_micros
            FROM link_pace
            WHERE link = #{link}
            """)
    List<PaceRow> find(@Param("link") String link);

    /** Takes the slots up to so many microseconds after the next one. */
    @Update("""
            UPDATE link_pace
            SET licensed = #{licensed}, pace = #{pace}, paced_at = UTC_TIMESTAMP(6),
                next_slot = next_slot + INTERVAL #{micros} MICROSECOND
            WHERE link = #{link}
            """)
    void advance(
            @Param("link") String link,
            @Param("licensed") double licensed,
            @Param("pace") double pace,
            @Param("micros") long micros);

    /** One when nobody has cut it for a second. */
    @Update("""
            UPDATE link_pace
            SET pace = #{pace}, paced_at = UTC_TIMESTAMP(6), cut_at = UTC_TIMESTAMP(6)
            WHERE link = #{link}
              AND (cut_at IS NULL OR cut_at <= UTC_TIMESTAMP(6) - INTERVAL 1 SECOND)
            """)
    int cut(@Param("link") String link, @Param("pace") double pace);

    /**
     * How a link's pace stands.
     *
     * @param sinceMicros how long ago the pace was written
     * @param aheadMicros time until the next free slot, negative when it has passed
     * @param nowMicros the database's time, from 2020 on
     */
    record PaceRow(double licensed, double pace, long sinceMicros, long aheadMicros, long nowMicros) {}
}
