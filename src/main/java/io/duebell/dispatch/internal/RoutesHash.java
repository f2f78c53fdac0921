package io.duebell.dispatch.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One name for the whole set of route files, by which nodes find out that they don't do the same. */
final class RoutesHash {

    private RoutesHash() {}

    /** Over names and contents in order of name; a folder that is not there counts as empty. */
    static String of(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Hashes.sha256("");
        }
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files = listed.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
            StringBuilder all = new StringBuilder();
            for (Path file : files) {
                all.append(file.getFileName()).append('\n').append(Files.readString(file));
            }
            return Hashes.sha256(all.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("duebell.routes.dir=" + folder + " can't be read", e);
        }
    }
}
