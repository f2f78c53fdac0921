package io.duebell.notice.internal;

import io.duebell.notice.BadNoticeSettingException;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.TemplatesProperties;
import io.duebell.notice.internal.TemplateFolder.TextKey;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The texts in force: of each id and language the version that was approved last. What another node approves is known here
 * within a second of being asked for.
 */
@Component
public class Templates {

    /** Who stands behind what was found in the folder. */
    static final String FILE = "file";

    /** The text for phones on which no debt is spoken of; it is no stage's. */
    public static final String CALL_BACK = "call-back";

    private static final Logger LOG = LoggerFactory.getLogger(Templates.class);
    private static final String INSTALLATION = "installation";
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final String defaultLanguage;
    private final TemplateMapper mapper;
    private final Set<TextKey> known;
    private final Map<String, CompiledTemplate> versions = new ConcurrentHashMap<>();
    private volatile Map<TextKey, CompiledTemplate> inForce = Map.of();
    private volatile long lookedAt;

    Templates(
            TemplatesProperties properties,
            NoticeProperties notice,
            TemplateMapper mapper,
            BusinessClock clock,
            Environment environment) {
        this.defaultLanguage = notice.defaultLanguage();
        this.mapper = mapper;
        if (properties.approveOwn() && !environment.acceptsProfiles(Profiles.of("demo | test"))) {
            throw new BadNoticeSettingException(
                    "duebell.templates.approve-own",
                    "texts are approved by persons outside the demo and tests",
                    "Remove the setting and approve them on the page Templates.");
        }
        Map<TextKey, CompiledTemplate> read = new TemplateFolder(properties.folder()).readAll();
        this.known = Set.copyOf(read.keySet());
        for (CompiledTemplate template : read.values()) {
            int added = mapper.propose(template.version(), FILE, clock.instant());
            if (properties.approveOwn()
                    && (added == 1 || isDraft(template.version().hash()))) {
                String hash = template.version().hash();
                mapper.replace(
                        template.version().id(), template.version().language(), hash, INSTALLATION, clock.instant());
                mapper.approve(hash, INSTALLATION, clock.instant());
            }
        }
        look();
        LOG.atInfo()
                .addKeyValue("inForce", inForce.size())
                .addKeyValue("files", read.size())
                .log("templates are read; drafts wait for approval on the page Templates");
    }

    private boolean isDraft(String hash) {
        return mapper.find(hash)
                .filter(stored -> stored.approvedAt() == null && stored.retiredAt() == null)
                .isPresent();
    }

    /** In the language, else in the default language. */
    public Optional<CompiledTemplate> compiled(String id, String language) {
        if (System.nanoTime() - lookedAt > FRESH) {
            look();
        }
        CompiledTemplate own = inForce.get(new TextKey(id, language));
        return Optional.ofNullable(own != null ? own : inForce.get(new TextKey(id, defaultLanguage)));
    }

    /** Any version that was ever proposed, ready to be filled in. */
    public Optional<CompiledTemplate> compiledVersion(String hash) {
        return Optional.ofNullable(version(hash));
    }

    /** Whether there is such a text in the default language at all, approved or not. */
    boolean isKnown(String id) {
        return known.contains(new TextKey(id, defaultLanguage))
                || inForce.containsKey(new TextKey(id, defaultLanguage));
    }

    /** Those of some texts that nobody has approved in the default language. */
    Set<String> unapproved(Set<String> ids) {
        look();
        Set<String> without = new TreeSet<>(ids);
        without.removeIf(id -> inForce.containsKey(new TextKey(id, defaultLanguage)));
        return without;
    }

    /** The ids of what is in force in some language, in order. */
    Set<String> inForce() {
        look();
        return inForce.keySet().stream().map(TextKey::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Asks the database what is in force now. */
    void look() {
        long now = System.nanoTime();
        List<String> hashes = mapper.inForce();
        Map<TextKey, CompiledTemplate> next = new HashMap<>();
        for (String hash : hashes) {
            CompiledTemplate template = Objects.requireNonNull(version(hash), "what is in force is stored");
            next.put(TemplateFolder.keyOf(template), template);
        }
        inForce = Map.copyOf(next);
        lookedAt = now;
    }

    private @Nullable CompiledTemplate version(String hash) {
        CompiledTemplate known = versions.get(hash);
        if (known != null) {
            return known;
        }
        CompiledTemplate stored =
                mapper.find(hash).map(TemplateMapper.Stored::compiled).orElse(null);
        if (stored != null) {
            versions.put(hash, stored);
        }
        return stored;
    }
}
