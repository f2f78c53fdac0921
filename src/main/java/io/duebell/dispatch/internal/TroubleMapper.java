package io.duebell.dispatch.internal;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What the living nodes say together, for the alarms. */
@Mapper
interface TroubleMapper {

    /** A report older than so many seconds says nothing; a link that a person drained or disabled is as it should be. */
    @Select("""
            SELECT link,
                   MAX(state IN ('BOUND', 'DRAINING', 'DISABLED')) AS well,
                   MAX(state = 'BROKEN') AS broken,
                   MAX(last_error) AS last_error
            FROM link_report
            WHERE reported_at > UTC_TIMESTAMP(3) - INTERVAL #{seconds} SECOND
            GROUP BY link
            ORDER BY link
            """)
    List<LinkSight> links(@Param("seconds") int seconds);

    @Select("""
            SELECT COUNT(DISTINCT routes_hash)
            FROM node
            WHERE ended_at IS NULL
            """)
    int routeSets();

    /** One link over all nodes. */
    record LinkSight(
            String link,
            boolean well,
            boolean broken,
            @Nullable String lastError) {}
}
