package io.duebell.dispatch.internal;

import io.duebell.carrier.LinkStatus;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The nodes and what they say of their links; all times are the database's. */
@Mapper
interface NodeMapper {

    @Insert("""
            INSERT INTO node (node, started_at, seen_at, routes_hash)
            VALUES (#{node}, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), #{routesHash})
            """)
    void enter(@Param("node") String node, @Param("routesHash") String routesHash);

    /** Nodes that have not ended and run another set of routes. */
    @Select("""
            SELECT node
            FROM node
            WHERE ended_at IS NULL
              AND routes_hash <> #{routesHash}
            ORDER BY node
            """)
    List<String> withOtherRoutes(@Param("routesHash") String routesHash);

    /** One that was taken for dead while the database was away has not ended: its next death must be seen too. */
    @Update("""
            UPDATE node
            SET seen_at = UTC_TIMESTAMP(3), ended_at = NULL
            WHERE node = #{node}
            """)
    void beat(@Param("node") String node);

    /** Not while something of it is SENDING: found silent, it has that put in doubt. */
    @Update("""
            UPDATE node
            SET ended_at = UTC_TIMESTAMP(3)
            WHERE node = #{node}
              AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.state = 'SENDING' AND notice.node = #{node})
            """)
    void leave(@Param("node") String node);

    @Select("""
            SELECT node
            FROM node
            WHERE ended_at IS NULL
              AND seen_at < UTC_TIMESTAMP(3) - INTERVAL #{seconds} SECOND
            """)
    List<String> silent(@Param("seconds") long seconds);

    /** One when this caller is the one to bury it. */
    @Update("""
            UPDATE node
            SET ended_at = UTC_TIMESTAMP(3)
            WHERE node = #{node}
              AND ended_at IS NULL
              AND seen_at < UTC_TIMESTAMP(3) - INTERVAL #{seconds} SECOND
            """)
    int bury(@Param("node") String node, @Param("seconds") long seconds);

    @Insert("""
            INSERT INTO link_report (node, link, state, binds, licensed_binds, window_size, in_flight, rate, pace, licensed,
                                     accepted, refused, in_doubt, last_error, error_at, reported_at)
            VALUES (#{node}, #{status.link}, #{status.state}, #{status.binds}, #{status.licensedBinds},
                    #{status.window}, #{status.inFlight}, #{rate}, #{pace}, #{status.licensedRate}, #{status.accepted},
                    #{status.refused}, #{status.unconfirmed}, #{status.lastError}, #{status.errorAt},
                    UTC_TIMESTAMP(3))
            ON DUPLICATE KEY UPDATE state = VALUES(state), binds = VALUES(binds),
                    licensed_binds = VALUES(licensed_binds), window_size = VALUES(window_size),
                    in_flight = VALUES(in_flight), rate = VALUES(rate), pace = VALUES(pace), licensed = VALUES(licensed),
                    accepted = VALUES(accepted), refused = VALUES(refused), in_doubt = VALUES(in_doubt),
                    last_error = VALUES(last_error), error_at = VALUES(error_at), reported_at = VALUES(reported_at)
            """)
    void report(
            @Param("node") String node,
            @Param("status") LinkStatus status,
            @Param("rate") double rate,
            @Param("pace") double pace);

    /** Reports of nodes that ended an hour ago or earlier are no news. */
    @Update("""
            DELETE FROM link_report
            WHERE node IN (SELECT node FROM node WHERE ended_at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR)
            """)
    void forgetReports();
}
