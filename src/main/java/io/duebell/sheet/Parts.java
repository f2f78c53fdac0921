package io.duebell.sheet;

import io.duebell.sheet.UnreadableWorkbookException.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.xml.sax.Attributes;

/** The parts of a workbook: an archive that lies on disk while it is open, guarded against what unpacks to far more than it is. */
final class Parts implements Closeable {

    /** In bytes. */
    private static final long LARGEST = 32L << 20;

    private static final long LARGEST_PART = 256L << 20;
    private static final int MOST_PARTS = 1000;
    private static final int BUFFER = 1 << 16;

    static {
        // What one part may come to; the ratio at which a bomb is known is the library's own.
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }

    private final Path copy;
    private final ZipSecureFile zip;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();

    private Parts(Path copy) throws IOException {
        this.copy = copy;
        zip = new ZipSecureFile(copy.toFile());
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            entries.put(key(entry.getName()), entry);
        }
    }

    /** @throws IOException from the stream or the disk */
    static Parts of(InputStream in) throws IOException, UnreadableWorkbookException {
        Path copy = Files.createTempFile("workbook-", ".xlsx");
        try {
            copy(in, copy);
            return unzip(copy);
        } catch (IOException | RuntimeException | UnreadableWorkbookException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static void copy(InputStream in, Path to) throws IOException, UnreadableWorkbookException {
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > LARGEST) {
                    throw new UnreadableWorkbookException(Fault.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static Parts unzip(Path copy) throws UnreadableWorkbookException {
        try {
            return new Parts(copy);
        } catch (IOException | RuntimeException e) {
            // The library says some of what is wrong with an archive by unchecked exceptions
            throw new UnreadableWorkbookException(Fault.BROKEN, e);
        }
    }

    void parse(String part, PartHandler handler) throws UnreadableWorkbookException {
        ZipArchiveEntry entry = entries.get(key(part));
        if (entry == null) {
            throw new UnreadableWorkbookException(Fault.BROKEN);
        }
        if (isBomb(entry)) {
            throw new UnreadableWorkbookException(Fault.TOO_LARGE);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            handler.parse(in);
        } catch (IOException e) {
            throw new UnreadableWorkbookException(Fault.BROKEN, e);
        }
    }

    /** By its own account; one that lies is found out while it is read. */
    private static boolean isBomb(ZipArchiveEntry entry) {
        long bytes = entry.getSize();
        return bytes > LARGEST_PART
                || (bytes > ZipSecureFile.getGraceEntrySize()
                        && entry.getCompressedSize() < bytes * ZipSecureFile.getMinInflateRatio());
    }

    /** @param type the last word of the address that names it, the same in the strict form */
    record Relation(String type, String part) {}

    /** What a part refers to, by the reference it uses; empty: the archive itself. */
    Map<String, Relation> relations(String of) throws UnreadableWorkbookException {
        String folder = of.substring(0, of.lastIndexOf('/') + 1);
        Map<String, Relation> relations = new HashMap<>();
        String part = folder + "_rels/" + of.substring(folder.length()) + ".rels";
        if (!entries.containsKey(key(part))) {
            return relations;
        }
        parse(part, new PartHandler() {
            @Override
            void begin(String element, Attributes attributes) {
                String id = attributes.getValue("Id");
                String type = attributes.getValue("Type");
                String target = attributes.getValue("Target");
                if (element.equals("Relationship") && id != null && type != null && target != null) {
                    String where = target.startsWith("/") ? target : folder + target;
                    relations.put(id, new Relation(type.substring(type.lastIndexOf('/') + 1), plain(where)));
                }
            }
        });
        return relations;
    }

    /** Without steps up and without doubled slashes. */
    private static String plain(String where) {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : where.replace('\\', '/').split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    /** Some writers are loose about case and slashes. */
    private static String key(String part) {
        return part.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            Files.deleteIfExists(copy);
        }
    }
}
