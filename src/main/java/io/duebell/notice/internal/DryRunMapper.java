package io.duebell.notice.internal;

import io.duebell.notice.DryRuns.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code dry_run}. */
@Mapper
public interface DryRunMapper {

    @Insert("""
            INSERT INTO dry_run (beside, business_date, edition, version, ladder, asked_by, asked_at, state, instalments)
            VALUES (#{beside}, #{day}, #{edition}, #{version}, #{ladder}, #{by}, #{at}, 'WAITING', 0)
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.id")
    void add(
            @Param("key") NewId key,
            @Param("beside") @Nullable Long beside,
            @Param("day") LocalDate day,
            @Param("edition") String edition,
            @Param("version") String version,
            @Param("ladder") @Nullable String ladder,
            @Param("by") String by,
            @Param("at") Instant at);

    @Update("""
            UPDATE dry_run
            SET beside = #{beside}
            WHERE id = #{id}
            """)
    void pair(@Param("id") long id, @Param("beside") long beside);

    @Update("""
            UPDATE dry_run
            SET state = 'RUNNING', instalments = #{instalments}
            WHERE id = #{id}
            """)
    void progress(@Param("id") long id, @Param("instalments") int instalments);

    @Update("""
            UPDATE dry_run
            SET state = #{state}, instalments = #{instalments}, message = #{message}, figures = #{figures}, finished_at = #{at}
            WHERE id = #{id}
            """)
    void end(
            @Param("id") long id,
            @Param("state") State state,
            @Param("instalments") int instalments,
            @Param("message") @Nullable String message,
            @Param("figures") @Nullable String figures,
            @Param("at") Instant at);

    @Select("""
            SELECT id, beside, business_date, edition, version, ladder, asked_by, asked_at, state, message, instalments, figures,
                   finished_at
            FROM dry_run
            WHERE id = #{id}
            """)
    Optional<Kept> find(@Param("id") long id);

    @Select("""
            SELECT id, beside, business_date, edition, version, ladder, asked_by, asked_at, state, message, instalments, figures,
                   finished_at
            FROM dry_run
            ORDER BY id DESC
            LIMIT #{limit}
            """)
    List<Kept> latest(@Param("limit") int limit);

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

    /** One row. */
    record Kept(
            long id,
            @Nullable Long beside,
            LocalDate businessDate,
            String edition,
            String version,
            @Nullable String ladder,
            String askedBy,
            Instant askedAt,
            State state,
            @Nullable String message,
            int instalments,
            @Nullable String figures,
            @Nullable Instant finishedAt) {}
}
