package io.duebell.remittance.internal;

import io.duebell.remittance.StatementCopies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Removes copies: those of the vault by the time they were kept, those beside the watched folder by the number before their name. */
@Component
class OldCopies implements StatementCopies {

    private static final Pattern PUT_AWAY = Pattern.compile("(\\d{1,18})-.*", Pattern.DOTALL);
    private static final Pattern REFUSED = Pattern.compile("refused-(\\d{1,18})-.*", Pattern.DOTALL);

    private final FileMapper files;
    private final RemittanceSettings settings;

    OldCopies(FileMapper files, RemittanceSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    @Override
    public int remove(Instant before) {
        try {
            int removed = 0;
            for (Path copy : in(settings.files())) {
                removed +=
                        isOld(copy, before) && !files.isToBeRead(name(copy)) && removeUnlessNew(copy, before) ? 1 : 0;
            }
            Long kept = files.firstKept();
            for (String folder : List.of("done", "failed")) {
                for (Path copy : in(Path.of(settings.inbox()).resolve(folder))) {
                    removed +=
                            isPutAwayBefore(name(copy), kept == null ? 0 : kept, before) && Files.deleteIfExists(copy)
                                    ? 1
                                    : 0;
                }
            }
            return removed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPutAwayBefore(String name, long firstKept, Instant before) {
        Matcher numbered = PUT_AWAY.matcher(name);
        if (numbered.matches()) {
            return Long.parseLong(numbered.group(1)) < firstKept;
        }
        Matcher refused = REFUSED.matcher(name);
        return refused.matches() && Long.parseLong(refused.group(1)) < before.toEpochMilli();
    }

    private static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            return StreamSupport.stream(all.spliterator(), false).toList();
        }
    }

    private static boolean isOld(Path copy, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(copy).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The same bytes may come again at this moment; what was put out of the way is looked at once more. */
    private static boolean removeUnlessNew(Path copy, Instant before) throws IOException {
        Path going = copy.resolveSibling(name(copy) + ".going");
        try {
            Files.move(copy, going, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false; // another node was here
        }
        if (isOld(going, before)) {
            return Files.deleteIfExists(going);
        }
        Files.move(going, copy, StandardCopyOption.ATOMIC_MOVE);
        return false;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
