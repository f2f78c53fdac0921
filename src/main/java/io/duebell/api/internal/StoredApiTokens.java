package io.duebell.api.internal;

import io.duebell.api.ApiScope;
import io.duebell.api.ApiTokens;
import io.duebell.api.internal.TokenMapper.Kept;
import io.duebell.shared.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tokens as they are kept: by the hash of 256 random bits, so that the table is worth nothing to whoever reads it. */
@Component
class StoredApiTokens implements ApiTokens {

    private static final String PREFIX = "dbt_";
    private static final int BYTES = 32;
    private static final int LONGEST_NAME = 60;

    private final TokenMapper mapper;
    private final BusinessClock clock;
    private final SecureRandom random = new SecureRandom();

    StoredApiTokens(TokenMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    @Transactional
    public String create(
            String name,
            Set<ApiScope> scopes,
            @Nullable String managerNo,
            @Nullable String branchNo,
            @Nullable Instant expiresAt,
            String actor) {
        if (name.isBlank() || name.length() > LONGEST_NAME || scopes.isEmpty()) {
            throw new IllegalArgumentException("a token has a name of at most " + LONGEST_NAME + " and a scope");
        }
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String codes = scopes.stream().map(ApiScope::code).sorted().collect(Collectors.joining(" "));
        mapper.add(name.strip(), hash(token), codes, managerNo, branchNo, actor, expiresAt);
        mapper.audit(clock.instant(), actor, "api-token-create", name.strip(), codes);
        return token;
    }

    @Override
    @Transactional
    public boolean revoke(long id, String actor) {
        boolean revoked = mapper.revoke(id, actor) == 1;
        if (revoked) {
            mapper.audit(clock.instant(), actor, "api-token-revoke", Long.toString(id), null);
        }
        return revoked;
    }

    @Override
    public List<Token> all() {
        return mapper.all().stream().map(StoredApiTokens::token).toList();
    }

    @Override
    public Optional<Token> find(String token) {
        Optional<Token> found = mapper.find(hash(token)).map(StoredApiTokens::token);
        found.ifPresent(each -> mapper.used(each.id()));
        return found;
    }

    private static Token token(Kept row) {
        return new Token(
                row.id(),
                row.name(),
                Stream.of(row.scopes().split(" ", -1))
                        .flatMap(code -> ApiScope.of(code).stream())
                        .collect(Collectors.toSet()),
                row.managerNo(),
                row.branchNo(),
                row.createdBy(),
                row.createdAt(),
                row.expiresAt(),
                row.revokedAt(),
                row.revokedBy(),
                row.lastUsedAt());
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
