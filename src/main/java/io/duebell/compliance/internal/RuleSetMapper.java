package io.duebell.compliance.internal;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The rows of {@code rule_set}. */
@Mapper
interface RuleSetMapper {

    /** The version in force at a moment: of those approved, the one that came into force last. */
    @Nullable
    @Select("""
            SELECT hash
            FROM rule_set
            WHERE effective <= #{at}
            ORDER BY effective DESC, approved_at DESC
            LIMIT 1
            """)
    String inForce(@Param("at") Instant at);

    @Nullable
    @Select("SELECT * FROM rule_set WHERE hash = #{hash}")
    Row find(@Param("hash") String hash);

    @Select("SELECT * FROM rule_set ORDER BY proposed_at DESC, version DESC")
    List<Row> all();

    @Select("SELECT COUNT(*) FROM rule_set WHERE version = #{version}")
    int countVersion(@Param("version") String version);

    @Insert("""
            INSERT IGNORE INTO rule_set (hash, version, content, proposed_by, proposed_at, reason)
            VALUES (#{hash}, #{version}, #{content}, #{actor}, #{at}, #{reason})
            """)
    int propose(
            @Param("hash") String hash,
            @Param("version") String version,
            @Param("content") String content,
            @Param("actor") String actor,
            @Param("at") Instant at,
            @Param("reason") String reason);

    @Update("""
            UPDATE rule_set
            SET approved_by = #{actor}, approved_at = #{at}, effective = #{from}
            WHERE hash = #{hash}
              AND approved_by IS NULL
              AND refused_by IS NULL
            """)
    int approve(
            @Param("hash") String hash,
            @Param("from") Instant from,
            @Param("actor") String actor,
            @Param("at") Instant at);

    @Update("""
            UPDATE rule_set
            SET refused_by = #{actor}, refused_at = #{at}
            WHERE hash = #{hash}
              AND approved_by IS NULL
              AND refused_by IS NULL
            """)
    int refuse(@Param("hash") String hash, @Param("actor") String actor, @Param("at") Instant at);

    /** One row. */
    record Row(
            String hash,
            String version,
            String content,
            String proposedBy,
            Instant proposedAt,
            String reason,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable Instant effective,
            @Nullable String refusedBy,
            @Nullable Instant refusedAt) {}
}
