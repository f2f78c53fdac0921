package io.duebell.notice.internal;

import io.duebell.notice.NoticeTemplate;
import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Every template version that was ever in force. */
@Mapper
interface TemplateMapper {

    @Insert("""
            INSERT INTO template_version
                (template_hash, template_id, language, version, class, registered_no, content, stored_at)
            VALUES (#{t.hash}, #{t.id}, #{t.language}, #{t.version}, #{t.messageClass}, #{t.registeredNo}, #{t.content}, #{at})
            ON DUPLICATE KEY UPDATE template_id = VALUES(template_id)
            """)
    int store(@Param("t") NoticeTemplate template, @Param("at") Instant at);

    @Select("""
            SELECT template_id AS id,
                   language,
                   content
            FROM template_version
            WHERE template_hash = #{hash}
            """)
    Optional<Stored> find(@Param("hash") String hash);

    /** What is needed to fill an old version in again. */
    record Stored(String id, String language, String content) {}
}
