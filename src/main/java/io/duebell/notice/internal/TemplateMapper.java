package io.duebell.notice.internal;

import io.duebell.notice.NoticeTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Every template version that was ever proposed. */
@Mapper
interface TemplateMapper {

    /** 0 when it stands there already. */
    @Insert("""
            INSERT IGNORE INTO template_version
                (template_hash, template_id, language, version, class, registered_no, content, stored_at, proposed_by)
            VALUES (#{t.hash}, #{t.id}, #{t.language}, #{t.version}, #{t.messageClass}, #{t.registeredNo}, #{t.content}, #{at},
                    #{by})
            """)
    int propose(@Param("t") NoticeTemplate template, @Param("by") String by, @Param("at") Instant at);

    @Select("""
            SELECT template_hash AS hash, template_id AS id, language, content, stored_at, proposed_by, approved_by, approved_at,
                   retired_by, retired_at
            FROM template_version
            WHERE template_hash = #{hash}
            """)
    Optional<Stored> find(@Param("hash") String hash);

    @Select("""
            SELECT template_hash AS hash, template_id AS id, language, content, stored_at, proposed_by, approved_by, approved_at,
                   retired_by, retired_at
            FROM template_version
            ORDER BY template_id, language, stored_at DESC, template_hash
            """)
    List<Stored> all();

    /** The hashes of what is in force: at most one of an id and a language. */
    @Select("""
            SELECT template_hash
            FROM template_version
            WHERE approved_at IS NOT NULL
              AND retired_at IS NULL
            """)
    List<String> inForce();

    /** 0 when it is in force already, or is gone. */
    @Update("""
            UPDATE template_version
            SET approved_by = #{by}, approved_at = #{at}, retired_by = NULL, retired_at = NULL
            WHERE template_hash = #{hash}
              AND (approved_at IS NULL OR retired_at IS NOT NULL)
            """)
    int approve(@Param("hash") String hash, @Param("by") String by, @Param("at") Instant at);

    /** Another one of its id and language came in its place. */
    @Update("""
            UPDATE template_version
            SET retired_by = #{by}, retired_at = #{at}
            WHERE template_id = #{id}
              AND language = #{language}
              AND template_hash <> #{hash}
              AND approved_at IS NOT NULL
              AND retired_at IS NULL
            """)
    int replace(
            @Param("id") String id,
            @Param("language") String language,
            @Param("hash") String hash,
            @Param("by") String by,
            @Param("at") Instant at);

    @Update("""
            UPDATE template_version
            SET retired_by = #{by}, retired_at = #{at}
            WHERE template_hash = #{hash}
              AND retired_at IS NULL
            """)
    int retire(@Param("hash") String hash, @Param("by") String by, @Param("at") Instant at);

    /** One version with what became of it. */
    record Stored(
            String hash,
            String id,
            String language,
            String content,
            Instant storedAt,
            String proposedBy,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable String retiredBy,
            @Nullable Instant retiredAt) {

        CompiledTemplate compiled() {
            return TemplateFile.parse(id + "." + language + ".txt", content);
        }
    }
}
