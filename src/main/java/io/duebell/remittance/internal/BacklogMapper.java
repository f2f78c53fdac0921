package io.duebell.remittance.internal;

import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Counts of what wants a person. */
@Mapper
public interface BacklogMapper {

    /** Index: statement_file_open. */
    @Select("SELECT COUNT(*) FROM statement_file WHERE state = 'FAILED'")
    int failed();

    /** Index: remittance_queue. */
    @Select("""
            SELECT COUNT(*)
            FROM remittance
            WHERE state = 'REVIEW'
              AND received_at < #{before}
            """)
    int inReviewSince(@Param("before") Instant before);

    /** Index: advice_differs. */
    @Select("SELECT COUNT(*) FROM advice WHERE difference IS NOT NULL")
    int differences();
}
