package io.duebell.dispatch.internal;

import io.duebell.dispatch.Outbox.ItemKey;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Asks what has been told already. */
@Mapper
interface ItemMapper {

    @Select("""
            <script>
            SELECT subject_kind, subject, occasion, channel
            FROM notice_item
            WHERE subject_kind IN ('INSTALMENT', 'PROMISE', 'REMITTANCE', 'INBOUND')
              AND subject IN <foreach item="subject" collection="subjects" open="(" separator="," close=")">#{subject}</foreach>
            </script>
            """)
    List<ItemKey> ofSubjects(@Param("subjects") Collection<String> subjects);
}
