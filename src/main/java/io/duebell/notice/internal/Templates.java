package io.duebell.notice.internal;

import io.duebell.notice.BadNoticeSettingException;
import io.duebell.notice.Ladder;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.NoticeTemplate;
import io.duebell.notice.TemplateCatalog;
import io.duebell.notice.TemplatesProperties;
import io.duebell.shared.BusinessClock;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The templates of a folder, all in force together or not at all. */
@Component
public class Templates implements TemplateCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(Templates.class);

    private final Path dir;
    private final String defaultLanguage;
    private final TemplateMapper mapper;
    private final BusinessClock clock;
    private final ObjectProvider<Ladder> ladder;
    private volatile Map<Key, CompiledTemplate> inForce;

    Templates(
            TemplatesProperties properties,
            NoticeProperties notice,
            TemplateMapper mapper,
            BusinessClock clock,
            ObjectProvider<Ladder> ladder) {
        this.dir = properties.folder();
        this.defaultLanguage = notice.defaultLanguage();
        this.mapper = mapper;
        this.clock = clock;
        this.ladder = ladder;
        this.inForce = read(dir);
        store(inForce);
    }

    /** In the language, else in the default language. */
    public Optional<CompiledTemplate> compiled(String id, String language) {
        return Optional.ofNullable(find(inForce, id, language));
    }

    /** Any version that was ever in force, ready to be filled in. */
    public Optional<CompiledTemplate> compiledVersion(String hash) {
        return inForce.values().stream()
                .filter(template -> template.version().hash().equals(hash))
                .findFirst()
                .or(() -> mapper.find(hash)
                        .map(old -> TemplateFile.parse(old.id() + "." + old.language() + ".txt", old.content())));
    }

    @Override
    public Optional<NoticeTemplate> find(String id, String language) {
        return compiled(id, language).map(CompiledTemplate::version);
    }

    @Override
    public Optional<NoticeTemplate> findVersion(String hash) {
        return compiledVersion(hash).map(CompiledTemplate::version);
    }

    @Override
    public List<NoticeTemplate> all() {
        return inForce.values().stream()
                .map(CompiledTemplate::version)
                .sorted(Comparator.comparing(NoticeTemplate::id).thenComparing(NoticeTemplate::language))
                .toList();
    }

    @Override
    public synchronized void reload() {
        Map<Key, CompiledTemplate> next = read(dir);
        for (String id : ladder.getObject().templates()) {
            if (find(next, id, defaultLanguage) == null) {
                throw new BadNoticeSettingException(
                        "template " + id,
                        "the ladder needs it and it is gone",
                        "Put it back, or change duebell.ladder.");
            }
        }
        store(next);
        inForce = next;
    }

    private @Nullable CompiledTemplate find(Map<Key, CompiledTemplate> templates, String id, String language) {
        CompiledTemplate own = templates.get(new Key(id, language));
        return own != null ? own : templates.get(new Key(id, defaultLanguage));
    }

    private void store(Map<Key, CompiledTemplate> templates) {
        templates.values().forEach(template -> mapper.store(template.version(), clock.instant()));
        LOG.atInfo().addKeyValue("templates", templates.size()).log("templates are in force");
    }

    /** Reads all or throws; public to none but tests and the start. */
    static Map<Key, CompiledTemplate> read(Path dir) {
        Map<Key, CompiledTemplate> read = new HashMap<>();
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                CompiledTemplate template = TemplateFile.parse(String.valueOf(file.getFileName()), contentOf(file));
                read.put(new Key(template.version().id(), template.version().language()), template);
            }
        } catch (IOException e) {
            throw new BadNoticeSettingException(
                    "duebell.templates.dir",
                    "the folder " + dir + " can't be read",
                    "Name the folder of the templates.");
        }
        if (read.isEmpty()) {
            throw new BadNoticeSettingException(
                    "duebell.templates.dir",
                    "the folder " + dir + " has no template",
                    "Name the folder of the templates.");
        }
        return Map.copyOf(read);
    }

    private static String contentOf(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new BadNoticeSettingException(
                    "template " + file.getFileName(), "it is not UTF-8", "Save it as UTF-8.");
        }
    }

    /** What tells one template from another. */
    record Key(String id, String language) {}
}
