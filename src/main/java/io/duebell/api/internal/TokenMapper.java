package io.duebell.api.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code api_token}. */
@Mapper
public interface TokenMapper {

    /** One row. */
    record Kept(
            long id,
            String name,
            String scopes,
            @Nullable String managerNo,
            @Nullable String branchNo,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy,
            @Nullable Instant lastUsedAt) {}

    @Insert("""
            INSERT INTO api_token (name, token_hash, scopes, manager_no, branch_no, created_by, created_at, expires_at)
            VALUES (#{name}, #{hash}, #{scopes}, #{manager}, #{branch}, #{by}, UTC_TIMESTAMP(3), #{expires})
            """)
    void add(
            @Param("name") String name,
            @Param("hash") String hash,
            @Param("scopes") String scopes,
            @Param("manager") @Nullable String managerNo,
            @Param("branch") @Nullable String branchNo,
            @Param("by") String by,
            @Param("expires") @Nullable Instant expiresAt);

    @Select("""
            SELECT id, name, scopes, manager_no, branch_no, created_by, created_at, expires_at, revoked_at, revoked_by,
                   last_used_at
            FROM api_token
            ORDER BY id DESC
            """)
    List<Kept> all();

    /** One that is neither revoked nor expired. */
    @Select("""
            SELECT id, name, scopes, manager_no, branch_no, created_by, created_at, expires_at, revoked_at, revoked_by,
                   last_used_at
            FROM api_token
            WHERE token_hash = #{hash}
              AND revoked_at IS NULL
              AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(3))
            """)
    Optional<Kept> find(@Param("hash") String hash);

    /** At most once a minute. */
    @Update("""
            UPDATE api_token
            SET last_used_at = UTC_TIMESTAMP(3)
            WHERE id = #{id}
              AND (last_used_at IS NULL OR last_used_at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE)
            """)
    void used(@Param("id") long id);

    @Update("""
            UPDATE api_token
            SET revoked_at = UTC_TIMESTAMP(3), revoked_by = #{by}
            WHERE id = #{id}
              AND revoked_at IS NULL
            """)
    int revoke(@Param("id") long id, @Param("by") String by);

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
