package io.duebell.remittance.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code statement_feed}. */
@Mapper
public interface FeedMapper {

    /** One as it is kept; the layout in JSON. */
    record Kept(long id, String name, @Nullable String account, String layout, String createdBy, Instant createdAt) {}

    @Select("""
            SELECT id, name, account, layout, created_by, created_at
            FROM statement_feed
            WHERE retired_at IS NULL
            ORDER BY name
            """)
    List<Kept> all();

    /** Also one that is retired: a file may wait that was given with it. */
    @Select("""
            SELECT id, name, account, layout, created_by, created_at
            FROM statement_feed
            WHERE id = #{id}
            """)
    Optional<Kept> find(@Param("id") long id);

    @Insert("""
            INSERT INTO statement_feed (name, account, layout, created_by, created_at)
            VALUES (#{name}, #{account}, #{layout}, #{by}, #{at})
            """)
    void add(
            @Param("name") String name,
            @Param("account") @Nullable String account,
            @Param("layout") String layout,
            @Param("by") String by,
            @Param("at") Instant at);

    /** Its name is free again. */
    @Update("""
            UPDATE statement_feed
            SET retired_at = #{at}, retired_by = #{by}, name = CONCAT(LEFT(name, 40), ' (', id, ')')
            WHERE id = #{id}
              AND retired_at IS NULL
            """)
    int retire(@Param("id") long id, @Param("by") String by, @Param("at") Instant at);
}
