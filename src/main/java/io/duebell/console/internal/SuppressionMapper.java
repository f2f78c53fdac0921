package io.duebell.console.internal;

import io.duebell.carrier.Channel;
import io.duebell.compliance.HoldKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/** The ledger of opt-outs and holds as those in a scope see it. */
@Mapper
public interface SuppressionMapper {

    List<Line> older(
            @Param("scope") Scope scope,
            @Param("filter") HoldFilter filter,
            @Param("now") Instant now,
            @Param("than") @Nullable Long than,
            @Param("limit") int limit);

    List<Line> newer(
            @Param("scope") Scope scope,
            @Param("filter") HoldFilter filter,
            @Param("now") Instant now,
            @Param("than") long than,
            @Param("limit") int limit);

    @Nullable
    Line find(@Param("scope") Scope scope, @Param("id") long id);

    /** Within a transaction; the newest first. */
    Cursor<Line> stream(@Param("scope") Scope scope, @Param("filter") HoldFilter filter, @Param("now") Instant now);

    /** Those of some borrowers that are in the book and in the scope. */
    List<String> known(@Param("scope") Scope scope, @Param("borrowers") Collection<String> borrowers);

    /** One line with the borrower it protects, if it names one. */
    record Line(
            long id,
            HoldKind kind,
            @Nullable String borrowerNo,
            @Nullable String borrowerName,
            @Nullable String msisdn,
            @Nullable Channel channel,
            @Nullable Instant until,
            String source,
            String evidence,
            Instant placedAt,
            String placedBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy,
            @Nullable String liftReason) {

        public boolean standsAt(Instant now) {
            return liftedAt == null && (until == null || until.isAfter(now));
        }
    }
}
