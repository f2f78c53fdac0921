package io.duebell.dispatch.internal;

import io.duebell.dispatch.Capacity;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.springframework.stereotype.Component;

/** What nodes report of their links, and what waits for them. */
@Component
class StoredCapacity implements Capacity {

    private final CapacityMapper mapper;

    StoredCapacity(CapacityMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public double licensedParts() {
        return mapper.licensed();
    }

    @Override
    public int waiting(int most) {
        return mapper.waiting(most);
    }

    /** Its two figures. */
    @Mapper
    interface CapacityMapper {

        /** A link counts once, however many nodes have it; a silent node's report does not count. */
        @Select("""
                SELECT COALESCE(SUM(l.licensed), 0)
                FROM (SELECT link, MAX(licensed) AS licensed
                      FROM link_report
                      WHERE reported_at > UTC_TIMESTAMP(3) - INTERVAL 15 SECOND
                      GROUP BY link) l
                """)
        double licensed();

        /** Index: notice_claim. */
        @Select("""
                SELECT COUNT(*)
                FROM (SELECT 1 AS one
                      FROM notice
                      WHERE state = 'READY'
                        AND channel = 'SMS'
                      LIMIT #{most}) w
                """)
        int waiting(@Param("most") int most);
    }
}
