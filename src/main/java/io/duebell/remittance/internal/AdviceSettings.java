package io.duebell.remittance.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the loan system is told of credits: by numbered files, over HTTP, by both or not at all.
 *
 * @param dir the folder of the files, seen by every node; empty: no files
 * @param fileEvery the least time between two files
 * @param fileLines the most lines of a file
 * @param url where each line is posted; null: nowhere
 * @param secret signs the posts
 * @param token is sent as a bearer token
 * @param lookEvery how often the postings are asked for what is not booked yet
 * @param bookedWithin working days within which a line should be told, and as many from then on within which it should be booked
 * @param watchFor for how long what was booked is looked at still, for somebody may reverse it
 */
@Validated
@ConfigurationProperties("duebell.remittance.advice")
public record AdviceSettings(
        @DefaultValue("") String dir,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("5m")
        Duration fileEvery,

        @Min(1) @Max(100_000) @DefaultValue("10000") int fileLines,
        @Nullable URI url,
        @Nullable String secret,
        @Nullable String token,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("10m")
        Duration lookEvery,

        @Min(1) @DefaultValue("3") int bookedWithin,

        @NotNull @DurationMin(days = 1) @DefaultValue("30d") Duration watchFor) {

    private static final int SHORTEST_SECRET = 16;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    public AdviceSettings {
        if (url != null) {
            boolean safe = "https".equals(url.getScheme())
                    || ("http".equals(url.getScheme()) && url.getHost() != null && LOOPBACK.contains(url.getHost()));
            if (!safe) {
                throw new IllegalArgumentException(
                        "duebell.remittance.advice.url should be https:, or http: on this machine itself");
            }
            if (isBlank(secret) && isBlank(token)) {
                throw new IllegalArgumentException("duebell.remittance.advice.secret and .token are both missing;"
                        + " the loan system could not tell the gateway's lines from another's");
            }
        }
        if (secret != null && !secret.isBlank() && secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("duebell.remittance.advice.secret is shorter than 16 characters");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    Optional<Path> folder() {
        return dir.isBlank() ? Optional.empty() : Optional.of(Path.of(dir));
    }

    /** Neither secret nor token. */
    @Override
    public String toString() {
        return "AdviceSettings[dir=" + dir + ", url=" + (url == null ? "none" : url.getHost()) + "]";
    }
}
