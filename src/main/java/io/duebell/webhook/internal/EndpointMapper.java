package io.duebell.webhook.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code webhook_endpoint}. */
@Mapper
public interface EndpointMapper {

    /** Where the database writes the id of a new row. */
    final class NewId {

        private long id;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }
    }

    /** One row, with what waits for it. */
    record Kept(
            long id,
            String url,
            String events,
            String secret,
            String createdBy,
            Instant createdAt,
            int failures,
            @Nullable Instant pausedAt,
            int waiting) {}

    @Insert("""
            INSERT INTO webhook_endpoint (url, events, secret, created_by, created_at, since)
            VALUES (#{url}, #{events}, #{secret}, #{by}, #{at}, #{at})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.id")
    void add(
            @Param("key") NewId key,
            @Param("url") String url,
            @Param("events") String events,
            @Param("secret") String secret,
            @Param("by") String by,
            @Param("at") Instant at);

    String COLUMNS = """
            SELECT e.id, e.url, e.events, e.secret, e.created_by, e.created_at, e.failures, e.paused_at,
                   (SELECT COUNT(*) FROM webhook_delivery d WHERE d.endpoint_id = e.id AND d.due_at IS NOT NULL) AS waiting
            FROM webhook_endpoint e
            WHERE e.removed_at IS NULL
            """;

    @Select(COLUMNS + "ORDER BY e.id")
    List<Kept> all();

    @Select(COLUMNS + "AND e.id = #{id}")
    Optional<Kept> find(@Param("id") long id);

    @Update("""
            UPDATE webhook_endpoint
            SET removed_at = #{at}
            WHERE id = #{id}
              AND removed_at IS NULL
            """)
    int remove(@Param("id") long id, @Param("at") Instant at);

    @Update("""
            UPDATE webhook_endpoint
            SET paused_at = NULL, failures = 0
            WHERE id = #{id}
              AND paused_at IS NOT NULL
            """)
    int resume(@Param("id") long id);

    @Update("""
            UPDATE webhook_endpoint
            SET failures = 0
            WHERE id = #{id}
              AND failures > 0
            """)
    void succeeded(@Param("id") long id);

    @Update("""
            UPDATE webhook_endpoint
            SET failures = failures + 1
            WHERE id = #{id}
            """)
    void failed(@Param("id") long id);

    /** Pauses one that failed too often in a row. */
    @Update("""
            UPDATE webhook_endpoint
            SET paused_at = #{at}
            WHERE id = #{id}
              AND failures >= #{most}
              AND paused_at IS NULL
            """)
    int pause(@Param("id") long id, @Param("most") int most, @Param("at") Instant at);

    @Insert("""
            INSERT INTO audit_log (at, actor, action, subject, detail)
            VALUES (#{at}, #{actor}, #{action}, #{subject}, #{detail})
            """)
    void audit(
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("action") String action,
            @Param("subject") String subject,
            @Param("detail") @Nullable String detail);
}
