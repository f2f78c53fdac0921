package io.duebell.console.internal;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Users who may answer a borrower. */
@Mapper
public interface ColleagueMapper {

    /** The manager of these borrowers and the supervisors of the branch; of a number nobody knows, all supervisors. */
    @Select("""
            SELECT username, display_name
            FROM console_user
            WHERE active
              AND ((role = 'MANAGER' AND manager_no = #{managerNo})
                   OR (role = 'SUPERVISOR' AND (branch_no IS NULL OR #{branchNo} IS NULL OR branch_no = #{branchNo})))
            ORDER BY role, username
            LIMIT 100
            """)
    List<Colleague> ofConversation(
            @Param("managerNo") @Nullable String managerNo, @Param("branchNo") @Nullable String branchNo);

    /** Who a conversation may be assigned to. */
    record Colleague(String username, String displayName) {}
}
