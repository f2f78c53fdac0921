package io.duebell.dispatch.internal;

import io.duebell.dispatch.ContentStops.Stop;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The rows of {@code content_refusal} and {@code content_stop}. */
@Mapper
interface ContentStopMapper {

    /** The template of each notice; one batch at most. */
    @Select("""
            <script>
            SELECT id, template_id
            FROM notice
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<TemplateOf> templates(@Param("ids") Collection<Long> ids);

    @Insert("""
            INSERT INTO content_refusal (template_id, link, code, refused_at)
            VALUES (#{template}, #{link}, #{code}, #{at})
            """)
    void refused(
            @Param("template") String template,
            @Param("link") String link,
            @Param("code") String code,
            @Param("at") Instant at);

    /** Refusals since a moment, those before a person resumed the template left out. Index: content_refusal_lately. */
    @Select("""
            SELECT COUNT(*)
            FROM content_refusal
            WHERE template_id = #{template}
              AND link = #{link}
              AND refused_at >= #{since}
              AND refused_at > COALESCE((SELECT MAX(resumed_at) FROM content_stop WHERE template_id = #{template}),
                                        '1970-01-01')
            """)
    int lately(@Param("template") String template, @Param("link") String link, @Param("since") Instant since);

    /** One for who is first; {@code standing} is 1 while it stands and null after. */
    @Insert("""
            INSERT IGNORE INTO content_stop (template_id, standing, link, code, stopped_at)
            VALUES (#{template}, 1, #{link}, #{code}, #{at})
            """)
    int stop(
            @Param("template") String template,
            @Param("link") String link,
            @Param("code") String code,
            @Param("at") Instant at);

    @Select("""
            SELECT template_id
            FROM content_stop
            WHERE standing = 1
            """)
    List<String> stopped();

    @Select("""
            SELECT s.template_id AS template, s.link, s.code, s.stopped_at,
                   (SELECT COUNT(*)
                    FROM notice n
                    WHERE n.state = 'HELD'
                      AND n.rule_id = #{rule}
                      AND n.template_id = s.template_id) AS held
            FROM content_stop s
            WHERE s.standing = 1
            ORDER BY s.id DESC
            """)
    List<Stop> standing(@Param("rule") String rule);

    @Update("""
            UPDATE content_stop
            SET standing = NULL, resumed_at = #{at}, resumed_by = #{actor}
            WHERE template_id = #{template}
              AND standing = 1
            """)
    int resume(@Param("template") String template, @Param("actor") String actor, @Param("at") Instant at);

    /** Those it held are looked at again. */
    @Update("""
            UPDATE notice
            SET not_before = #{at}
            WHERE state = 'HELD'
              AND rule_id = #{rule}
              AND template_id = #{template}
            """)
    int lookAgain(@Param("template") String template, @Param("rule") String rule, @Param("at") Instant at);

    @Insert("""
            INSERT INTO audit_log (at, actor, action, subject, detail)
            VALUES (#{at}, #{actor}, 'template-resume', #{template}, #{reason})
            """)
    void audit(
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("template") String template,
            @Param("reason") String reason);

    /** Which template a notice was written from. */
    record TemplateOf(long id, String templateId) {}
}
