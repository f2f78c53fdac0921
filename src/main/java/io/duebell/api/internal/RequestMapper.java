package io.duebell.api.internal;

import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code api_request}. */
@Mapper
public interface RequestMapper {

    @Insert("""
            INSERT IGNORE INTO api_request (token_id, idem_key, request_hash, asked_at)
            VALUES (#{token}, #{key}, #{hash}, UTC_TIMESTAMP(3))
            """)
    int begin(@Param("token") long token, @Param("key") String key, @Param("hash") String hash);

    /** What was answered; the status is null while it is being worked on. */
    @Select("""
            SELECT request_hash, status, location, body
            FROM api_request
            WHERE token_id = #{token}
              AND idem_key = #{key}
            """)
    Optional<Kept> find(@Param("token") long token, @Param("key") String key);

    /** One row. */
    record Kept(
            String requestHash,
            @Nullable Integer status,
            @Nullable String location,
            @Nullable String body) {}

    @Update("""
            UPDATE api_request
            SET status = #{status}, location = #{location}, body = #{body}
            WHERE token_id = #{token}
              AND idem_key = #{key}
            """)
    void answered(
            @Param("token") long token,
            @Param("key") String key,
            @Param("status") int status,
            @Param("location") @Nullable String location,
            @Param("body") @Nullable String body);

    @Delete("""
            DELETE FROM api_request
            WHERE token_id = #{token}
              AND idem_key = #{key}
              AND status IS NULL
            """)
    void forget(@Param("token") long token, @Param("key") String key);

    /** Those of yesterday, and those whose node was lost over them. */
    @Delete("""
            DELETE FROM api_request
            WHERE asked_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY
               OR (status IS NULL AND asked_at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE)
            LIMIT 1000
            """)
    void forgetOld();
}
