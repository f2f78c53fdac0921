package io.duebell.console.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Notices in doubt with their parts. */
@Mapper
public interface InDoubtMapper {

    List<Line> older(
            @Param("scope") Scope scope,
            @Param("filter") DoubtFilter filter,
            @Param("now") Instant now,
            @Param("than") @Nullable Long than,
            @Param("limit") int limit);

    List<Line> newer(
            @Param("scope") Scope scope,
            @Param("filter") DoubtFilter filter,
            @Param("now") Instant now,
            @Param("than") long than,
            @Param("limit") int limit);

    /** Those of the ids that are in scope, in doubt or not. */
    List<Line> chosen(@Param("scope") Scope scope, @Param("ids") Collection<Long> ids);

    int count(@Param("scope") Scope scope);

    int countOf(@Param("scope") Scope scope, @Param("filter") DoubtFilter filter, @Param("now") Instant now);

    List<Part> parts(@Param("ids") Collection<Long> ids);

    /**
     * A notice in doubt.
     *
     * @param reference of its parts on the handset; null: one part, or a restore lost it
     * @param cause of its silent parts; null where it has none
     */
    record Line(
            long id,
            int version,
            boolean inDoubt,
            String kind,
            String stage,
            String borrowerNo,
            String borrowerName,
            @Nullable String msisdn,
            String village,
            long amountFen,
            int parts,
            @Nullable Integer reference,
            Instant changedAt,
            Instant notAfter,
            @Nullable String cause) {}

    /** One of its parts. */
    record Part(long noticeId, int partNo, String state, String link) {}
}
