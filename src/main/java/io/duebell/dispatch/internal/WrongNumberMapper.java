package io.duebell.dispatch.internal;

import io.duebell.carrier.ReceiptState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Rows of {@code wrong_number}; its statements stand in the XML of the same name. */
@Mapper
interface WrongNumberMapper {

    /** What the receipts of these notices' parts said. */
    List<Said> said(@Param("notices") Collection<Long> notices);

    /** The number is the notice's own; without a link named, the link is too. A notice is noted once. */
    int note(
            @Param("notice") long notice,
            @Param("link") @Nullable String link,
            @Param("code") String code,
            @Param("at") Instant at);

    List<Row> standing(@Param("numbers") Collection<String> numbers);

    List<Row> untold(@Param("limit") int limit);

    int take(@Param("notice") long notice);

    /** The receipt of one part; a code it did not name is empty. */
    record Said(long noticeId, String link, ReceiptState receiptState, String receiptCode) {}

    /** One row. */
    record Row(long noticeId, String msisdn, String link, String code, Instant foundAt) {}
}
