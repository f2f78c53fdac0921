package io.duebell.console.internal;

import io.duebell.console.ConsoleUsers;
import io.duebell.console.Role;
import io.duebell.shared.BusinessClock;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the users in {@code console_user}, their passwords hashed. */
@Component
class StoredConsoleUsers implements ConsoleUsers, UserDetailsService {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,59}");

    /** Without letters and digits that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    private final UserMapper mapper;
    private final AuditLog audit;
    private final PasswordEncoder encoder;
    private final BusinessClock clock;
    private final SecureRandom random = new SecureRandom();

    StoredConsoleUsers(UserMapper mapper, AuditLog audit, PasswordEncoder encoder, BusinessClock clock) {
        this.mapper = mapper;
        this.audit = audit;
        this.encoder = encoder;
        this.clock = clock;
    }

    @Override
    @Transactional
    public String create(
            String username, String displayName, Role role, @Nullable String managerNo, @Nullable String branchNo) {
        if (!USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("a user name is 2 to 60 of a-z 0-9 . _ - and begins with a letter");
        }
        if ((role == Role.MANAGER) != (managerNo != null)) {
            throw new IllegalArgumentException("a manager number belongs to the role MANAGER, and to no other");
        }
        if (branchNo != null && role != Role.SUPERVISOR) {
            throw new IllegalArgumentException("a branch number belongs to the role SUPERVISOR alone");
        }
        String password = password();
        String hash = Objects.requireNonNull(encoder.encode(password), "a password has a hash");
        try {
            mapper.insert(
                    new ConsoleUser(username, displayName, hash, role, managerNo, branchNo, true), clock.instant());
        } catch (DuplicateKeyException taken) {
            throw new IllegalArgumentException("there is a user " + username + " already", taken);
        }
        audit.write("console", "create-user", username, role.name());
        return password;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        ConsoleUser user = mapper.find(username);
        if (user == null) {
            throw new UsernameNotFoundException("no such user");
        }
        return user;
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
