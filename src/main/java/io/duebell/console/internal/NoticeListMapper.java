package io.duebell.console.internal;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Notices by page; its XML holds the condition of every {@link Scope}. */
@Mapper
public interface NoticeListMapper {

    /** Newest first, older than an id; null: from the newest. */
    List<NoticeLine> older(
            @Param("scope") Scope scope,
            @Param("search") NoticeSearch search,
            @Param("than") @Nullable Long than,
            @Param("limit") int limit);

    /** Oldest first, newer than an id. */
    List<NoticeLine> newer(
            @Param("scope") Scope scope,
            @Param("search") NoticeSearch search,
            @Param("than") long than,
            @Param("limit") int limit);

    List<Village> villages(@Param("scope") Scope scope);

    /** A village with borrowers in scope. */
    record Village(String villageNo, String village) {}
}
