package io.duebell.console.internal;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Rows of {@code console_user}, and the audit log. */
@Mapper
interface UserMapper {

    @Select("""
            SELECT username, display_name, password_hash, role, manager_no, branch_no, active
            FROM console_user
            WHERE username = #{username}
            """)
    @Nullable
    ConsoleUser find(@Param("username") String username);

    @Insert("""
            INSERT INTO console_user (username, display_name, password_hash, role, manager_no, branch_no, active, created_at)
            VALUES (#{user.username}, #{user.displayName}, #{user.passwordHash}, #{user.role}, #{user.managerNo},
                    #{user.branchNo}, #{user.active}, #{at})
            """)
    void insert(@Param("user") ConsoleUser user, @Param("at") Instant at);

    @Insert("""
            INSERT INTO audit_log (at, actor, action, subject, detail)
            VALUES (#{at}, #{actor}, #{action}, #{subject}, #{detail})
            """)
    void audit(
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("action") String action,
            @Param("subject") String subject,
            @Param("detail") @Nullable String detail);
}
