package io.duebell.demo.internal;

import io.duebell.shared.BusinessClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The demo's folder: {@code database/}, {@code engine/}, {@code clock-offset} in seconds, {@code passwords}. */
public record DemoState(Path folder) {

    /** The Tuesday of a settlement week: interest is due on Sunday the 20th. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 12, 15);

    public static final int MORNING = 9;

    /** The offset that was kept, or the one that makes it nine in the morning of the first day. */
    public Duration clockOffset() {
        Path file = folder.resolve("clock-offset");
        try {
            if (Files.exists(file)) {
                return Duration.ofSeconds(Long.parseLong(Files.readString(file).strip()));
            }
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException("the file " + file + " should hold a number of seconds", e);
        }
        Instant start = FIRST_DAY.atTime(MORNING, 0).atZone(BusinessClock.ZONE).toInstant();
        return Duration.between(Instant.now().truncatedTo(ChronoUnit.SECONDS), start);
    }

    public void keepClockOffset(Duration offset) {
        write("clock-offset", offset.toSeconds() + "\n");
    }

    /** By login; empty before the first start has made them. */
    public Map<String, String> passwords() {
        Map<String, String> passwords = new LinkedHashMap<>();
        try {
            Path file = folder.resolve("passwords");
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] both = line.split(" ", 2);
                    passwords.put(both[0], both[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return passwords;
    }

    public void keepPasswords(Map<String, String> passwords) {
        StringBuilder lines = new StringBuilder();
        passwords.forEach((login, password) ->
                lines.append(login).append(' ').append(password).append('\n'));
        write("passwords", lines.toString());
    }

    /** Whole or not at all, and for its owner alone. */
    private void write(String name, String text) {
        Path part = folder.resolve(name + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, text);
            Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
