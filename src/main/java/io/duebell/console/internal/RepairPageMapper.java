package io.duebell.console.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The open lines of the repair list with the borrower they are about. */
@Mapper
public interface RepairPageMapper {

    List<Line> older(@Param("scope") Scope scope, @Param("than") @Nullable Long than, @Param("limit") int limit);

    List<Line> newer(@Param("scope") Scope scope, @Param("than") long than, @Param("limit") int limit);

    @Nullable
    Line find(@Param("scope") Scope scope, @Param("id") long id);

    List<TypedPhone> phones(@Param("borrowers") Collection<String> borrowers);

    List<Said> said(@Param("borrowers") Collection<String> borrowers);

    /** What a carrier said of a borrower's own number. */
    record Said(String borrowerNo, String msisdn, String link, String code, Instant foundAt) {}

    /** What is to be mended. */
    record Line(
            long id,
            String borrowerNo,
            @Nullable String borrowerName,
            @Nullable String village,
            String managerNo,
            @Nullable String manager,
            String kind,
            String code,
            String detail,
            LocalDate firstSeen,
            LocalDate lastSeen,
            @Nullable Long noticeId) {}

    /** A number as the clerk typed it. */
    record TypedPhone(String borrowerNo, String typed, String kind, String holder) {}
}
