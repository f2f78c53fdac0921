package io.duebell.console.internal;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Borrowers of a scope whom a stage of the ladder speaks of, on its day or the nearest to it. */
@Mapper
public interface PreviewMapper {

    /** The due date nearest to one, of open instalments that are what a stage speaks of; null: there is none. */
    @Nullable
    LocalDate nearest(
            @Param("scope") Scope scope,
            @Param("language") String language,
            @Param("target") LocalDate target,
            @Param("principal") @Nullable Boolean principal);

    List<Line> lines(
            @Param("scope") Scope scope,
            @Param("language") String language,
            @Param("due") LocalDate due,
            @Param("principal") @Nullable Boolean principal,
            @Param("borrowers") int borrowers);

    /** Everything open of some borrowers on a due date. */
    record Line(
            String borrowerNo,
            String name,
            String loanNo,
            LocalDate dueDate,
            String product,
            String repayAccount,
            long principalFen,
            long interestFen,
            long penaltyFen) {}
}
