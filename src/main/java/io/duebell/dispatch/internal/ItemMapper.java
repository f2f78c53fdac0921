package io.duebell.dispatch.internal;

import io.duebell.dispatch.Outbox.ItemKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Asks what has been told already. */
@Mapper
interface ItemMapper {

    @Select("""
            <script>
            SELECT subject_kind, subject, occasion, channel
            FROM notice_item
            WHERE subject_kind IN ('INSTALMENT', 'LOAN', 'BORROWER', 'PROMISE', 'REMITTANCE', 'INBOUND')
              AND subject IN <foreach item="subject" collection="subjects" open="(" separator="," close=")">#{subject}</foreach>
            </script>
            """)
    List<ItemKey> ofSubjects(@Param("subjects") Collection<String> subjects);

    /** Held notices are due at once; nobody holds a lease on them meanwhile. */
    @Update("""
            <script>
            UPDATE notice
            SET not_before = #{now}
            WHERE state = 'HELD'
              AND id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int lookAgain(@Param("ids") Collection<Long> ids, @Param("now") Instant now);
}
