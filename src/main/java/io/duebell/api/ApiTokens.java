package io.duebell.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tokens by which other programs are known; hashed, revocable, and never shown a second time. */
public interface ApiTokens {

    /**
     * Makes a token and returns it; it can't be read again.
     *
     * @param managerNo whose borrowers it reaches; null: anybody's
     * @param expiresAt null: until it is revoked
     * @throws IllegalArgumentException when it has no name or no scope
     */
    String create(
            String name,
            Set<ApiScope> scopes,
            @Nullable String managerNo,
            @Nullable String branchNo,
            @Nullable Instant expiresAt,
            String actor);

    boolean revoke(long id, String actor);

    /** The newest first. */
    List<Token> all();

    /** Whose token it is; empty for one that is unknown, revoked or expired. */
    Optional<Token> find(String token);

    /** A token without its secret. */
    record Token(
            long id,
            String name,
            Set<ApiScope> scopes,
            @Nullable String managerNo,
            @Nullable String branchNo,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy,
            @Nullable Instant lastUsedAt) {

        public Token {
            scopes = Set.copyOf(scopes);
        }

        /** How what it does is signed in histories. */
        public String actor() {
            return "api:" + name;
        }
    }
}
