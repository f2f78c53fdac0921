package io.duebell.dispatch.internal;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The rows of {@code bind_lease}; every time is the database's. */
@Mapper
interface LeaseMapper {

    @Select("""
            SELECT COUNT(*)
            FROM bind_lease
            WHERE link = #{link}
            """)
    int slots(@Param("link") String link);

    @Insert("""
            INSERT IGNORE INTO bind_lease (link, slot, node, lease_until)
            VALUES (#{link}, #{slot}, NULL, UTC_TIMESTAMP(3))
            """)
    void enter(@Param("link") String link, @Param("slot") int slot);

    @Select("""
            SELECT COUNT(*)
            FROM bind_lease
            WHERE link = #{link}
              AND node = #{node}
              AND lease_until > UTC_TIMESTAMP(3)
            """)
    int held(@Param("link") String link, @Param("node") String node);

    /** Nodes that run, this one among them. */
    @Select("""
            SELECT COUNT(*)
            FROM node
            WHERE ended_at IS NULL
              AND (node = #{node} OR seen_at > UTC_TIMESTAMP(3) - INTERVAL #{micros} MICROSECOND)
            """)
    int nodes(@Param("node") String node, @Param("micros") long micros);

    /** The first slot that is free, locked; what was not given back is free so long after its lease. */
    @Select("""
            SELECT slot
            FROM bind_lease
            WHERE link = #{link}
              AND slot <= #{licensed}
              AND ((node IS NULL AND lease_until <= UTC_TIMESTAMP(3))
                   OR lease_until < UTC_TIMESTAMP(3) - INTERVAL #{holdMicros} MICROSECOND)
            ORDER BY slot
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """)
    List<Integer> lockFree(
            @Param("link") String link, @Param("licensed") int licensed, @Param("holdMicros") long holdMicros);

    @Update("""
            UPDATE bind_lease
            SET node = #{node}, lease_until = UTC_TIMESTAMP(3) + INTERVAL #{micros} MICROSECOND
            WHERE link = #{link}
              AND slot = #{slot}
            """)
    void take(
            @Param("link") String link,
            @Param("slot") int slot,
            @Param("node") String node,
            @Param("micros") long micros);

    /** One while it is this node's. */
    @Update("""
            UPDATE bind_lease
            SET lease_until = UTC_TIMESTAMP(3) + INTERVAL #{micros} MICROSECOND
            WHERE link = #{link}
              AND slot = #{slot}
              AND node = #{node}
            """)
    int renew(
            @Param("link") String link,
            @Param("slot") int slot,
            @Param("node") String node,
            @Param("micros") long micros);

    @Update("""
            UPDATE bind_lease
            SET node = NULL, lease_until = UTC_TIMESTAMP(3) + INTERVAL #{micros} MICROSECOND
            WHERE link = #{link}
              AND slot = #{slot}
              AND node = #{node}
            """)
    void giveBack(
            @Param("link") String link,
            @Param("slot") int slot,
            @Param("node") String node,
            @Param("micros") long micros);
}
