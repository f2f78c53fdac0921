package io.duebell.demo;

import io.duebell.demo.internal.DemoState;
import io.duebell.demo.internal.Secrets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Who may log in to the demo: the six customer managers, the supervisor, the administrator; with passwords of its own making. */
@Component
@Profile("demo")
@DependsOnDatabaseInitialization
final class DemoUsers implements InitializingBean {

    private record User(
            String login,
            String name,
            String role,
            @Nullable String managerNo) {}

    private static final List<User> STAFF = List.of(
            new User("supervisor", "主任", "SUPERVISOR", null), new User("admin", "系统管理员", "ADMINISTRATOR", null));

    private final JdbcClient gateway;
    private final JdbcClient loanbook;
    private final DemoState state;
    private final int port;

    DemoUsers(
            DataSource gateway,
            DemoState state,
            @Value("${duebell.loanbook.url}") String loanbookUrl,
            @Value("${duebell.loanbook.username}") String loanbookUser,
            @Value("${duebell.loanbook.password}") String loanbookPassword,
            @Value("${server.port:8080}") int port) {
        this.gateway = JdbcClient.create(gateway);
        this.loanbook = JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(
                loanbookUrl, loanbookUser, loanbookPassword));
        this.state = state;
        this.port = port;
    }

    @Override
    public void afterPropertiesSet() {
        Map<String, String> passwords = new LinkedHashMap<>(state.passwords());
        PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        for (User user : users()) {
            // Kept before the hash is stored, so that a start that was cut short leaves no login without a password.
            if (!passwords.containsKey(user.login())) {
                passwords.put(user.login(), Secrets.ofLength(10));
                state.keepPasswords(passwords);
            }
            if (!isThere(user)) {
                insert(user, encoder.encode(passwords.getOrDefault(user.login(), "")));
            }
        }
    }

    private List<User> users() {
        List<User> users = new java.util.ArrayList<>(loanbook.sql("""
                        SELECT DISTINCT manager_no, manager
                        FROM v_borrower
                        ORDER BY manager_no
                        """)
                .query((row, n) ->
                        new User("m" + (n + 1), row.getString("manager"), "MANAGER", row.getString("manager_no")))
                .list());
        users.addAll(STAFF);
        return users;
    }

    private boolean isThere(User user) {
        return gateway.sql("SELECT COUNT(*) FROM console_user WHERE username = ?")
                        .param(user.login())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void insert(User user, @Nullable String hash) {
        gateway.sql("""
                        INSERT INTO console_user (username, display_name, password_hash, role, manager_no, branch_no, active, created_at)
                        VALUES (:login, :name, :hash, :role, :managerNo, NULL, TRUE, :now)
                        """)
                .param("login", user.login())
                .param("name", user.name())
                .param("hash", hash)
                .param("role", user.role())
                .param("managerNo", user.managerNo())
                .param("now", LocalDateTime.now(Clock.system(ZoneOffset.UTC)))
                .update();
    }

    /** Last of all, where the newcomer will look. */
    @EventListener(ApplicationReadyEvent.class)
    void sayWhoMayLogIn() {
        StringBuilder text = new StringBuilder("\nDuebell's demo is open: http://127.0.0.1:" + port + "/\n\n");
        state.passwords().forEach((login, password) -> text.append("  %-12s %s%n".formatted(login, password)));
        System.out.println(text.append("\nThe passwords are kept in ")
                .append(state.folder().resolve("passwords"))
                .append(".\n"));
    }
}
