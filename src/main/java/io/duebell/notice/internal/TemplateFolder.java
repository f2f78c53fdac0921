package io.duebell.notice.internal;

import io.duebell.notice.BadNoticeSettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of {@code duebell.templates.dir}: one file a template and language. */
record TemplateFolder(Path dir) {

    private static final String REGISTERED_NO = "[A-Za-z0-9_-]{1,40}";

    /** What tells one template from another. */
    record TextKey(String id, String language) {}

    /** What the folder holds, and why the rest can't be taken. */
    record Content(Map<TextKey, CompiledTemplate> templates, List<String> problems) {}

    /** Reads all, or throws {@link BadNoticeSettingException} naming the first file that can't be taken. */
    Map<TextKey, CompiledTemplate> readAll() {
        Map<TextKey, CompiledTemplate> read = new HashMap<>();
        for (Path file : files()) {
            CompiledTemplate template = read(file);
            read.put(keyOf(template), template);
        }
        if (read.isEmpty()) {
            throw new BadNoticeSettingException(
                    "duebell.templates.dir",
                    "the folder " + dir + " has no template",
                    "Name the folder of the templates.");
        }
        return Map.copyOf(read);
    }

    /** Reads what can be taken. */
    Content readWhatCanBe() {
        Map<TextKey, CompiledTemplate> read = new HashMap<>();
        List<String> problems = new ArrayList<>();
        try {
            for (Path file : files()) {
                try {
                    CompiledTemplate template = read(file);
                    read.put(keyOf(template), template);
                } catch (BadNoticeSettingException e) {
                    problems.add(String.valueOf(e.getMessage()));
                }
            }
        } catch (BadNoticeSettingException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return new Content(read, problems);
    }

    /** The text that a carrier registered under a number, as somebody put it into the folder. */
    Optional<String> registered(String number) {
        Path file = dir.resolve("registered").resolve(number + ".txt");
        if (!number.matches(REGISTERED_NO) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the registered copy " + number + " can't be read", e);
        }
    }

    static TextKey keyOf(CompiledTemplate template) {
        return new TextKey(template.version().id(), template.version().language());
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadNoticeSettingException(
                    "duebell.templates.dir",
                    "the folder " + dir + " can't be read",
                    "Name the folder of the templates.");
        }
    }

    private static CompiledTemplate read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return TemplateFile.parse(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (MalformedInputException e) {
            throw new BadNoticeSettingException("template " + name, "it is not UTF-8", "Save it as UTF-8.");
        } catch (IOException e) {
            throw new BadNoticeSettingException("template " + name, "it can't be read", "Let the gateway read it.");
        }
    }
}
