package io.duebell.notice.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** What is needed to word planned notices anew: the name, the template version, each item's stage, product and account. */
@Mapper
interface NoticeFacts {

    List<Row> find(@Param("ids") Collection<Long> ids);

    /** One item of one notice; the occasion as the ladder gave it, however often it was planned again. */
    record Row(
            long noticeId,
            String borrowerName,
            String stage,
            String templateId,
            @Nullable String templateHash,
            @Nullable String language,
            String occasion,
            String loanNo,
            LocalDate dueDate,
            @Nullable String product,
            @Nullable String repayAccount,
            @Nullable LocalDate maturityDate) {}
}
