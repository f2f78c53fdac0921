package io.duebell.notice.internal;

import io.duebell.notice.BadNoticeSettingException;
import io.duebell.notice.CampaignTexts;
import io.duebell.notice.Ladder;
import io.duebell.notice.Stage;
import io.duebell.notice.TemplateLibrary;
import io.duebell.notice.TemplatesProperties;
import io.duebell.notice.internal.TemplateMapper.Stored;
import io.duebell.notice.internal.Wording.Fact;
import io.duebell.notice.internal.Wording.Facts;
import io.duebell.notice.internal.Wording.Result;
import io.duebell.notice.internal.Wording.Told;
import io.duebell.notice.internal.Wording.Untellable;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The versions as they are kept in {@code template_version}. */
@Component
class StoredTemplateLibrary implements TemplateLibrary {

    private static final int LONGEST = 10_000;

    private final TemplateMapper mapper;
    private final Templates templates;
    private final TemplateLint lint;
    private final TemplateFolder folder;
    private final Ladder ladder;
    private final Wording wording;
    private final BusinessClock clock;

    StoredTemplateLibrary(
            TemplateMapper mapper,
            Templates templates,
            TemplateLint lint,
            TemplatesProperties properties,
            Ladder ladder,
            Wording wording,
            BusinessClock clock) {
        this.mapper = mapper;
        this.templates = templates;
        this.lint = lint;
        this.folder = new TemplateFolder(properties.folder());
        this.ladder = ladder;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public List<String> readFolder() {
        TemplateFolder.Content content = folder.readWhatCanBe();
        content.templates()
                .values()
                .forEach(template -> mapper.propose(template.version(), Templates.FILE, clock.instant()));
        return content.problems();
    }

    @Override
    public List<Version> versions() {
        return mapper.all().stream().map(this::version).toList();
    }

    @Override
    public Optional<Version> find(String hash) {
        return mapper.find(hash).map(this::version);
    }

    @Override
    public Set<String> inForce() {
        return templates.inForce();
    }

    @Override
    public Set<String> unapproved() {
        return templates.unapproved(ladder.templates());
    }

    @Override
    @Transactional
    public Answer propose(String id, String language, String content, String actor) {
        if (content.length() > LONGEST) {
            return new Answer.Refused("too-large", Integer.toString(LONGEST));
        }
        try {
            CompiledTemplate template = TemplateFile.parse(id + "." + language + ".txt", content.replace("\r\n", "\n"));
            return mapper.propose(template.version(), actor, clock.instant()) == 1
                    ? new Answer.Done(template.version().hash())
                    : new Answer.Refused("there-already", "");
        } catch (BadNoticeSettingException e) {
            return new Answer.Refused("unreadable", String.valueOf(e.getMessage()));
        }
    }

    @Override
    @Transactional
    public Answer approve(String hash, String actor) {
        Optional<Version> found = find(hash);
        if (found.isEmpty()) {
            return new Answer.Refused("gone", "");
        }
        Version version = found.get();
        if (version.proposedBy().equals(actor)) {
            return new Answer.Refused("second-person", "");
        }
        if (version.isBlocked()) {
            return new Answer.Refused("blocked", "");
        }
        if (mapper.approve(hash, actor, clock.instant()) == 0) {
            return new Answer.Refused("in-force-already", "");
        }
        mapper.replace(version.template().id(), version.template().language(), hash, actor, clock.instant());
        return new Answer.Done(hash);
    }

    @Override
    @Transactional
    public Answer retire(String hash, String actor) {
        return mapper.retire(hash, actor, clock.instant()) == 1
                ? new Answer.Done(hash)
                : new Answer.Refused("retired-already", "");
    }

    @Override
    public Written write(String hash, String name, LocalDate businessDate, List<Line> lines) {
        CompiledTemplate template = templates
                .compiledVersion(hash)
                .orElseThrow(() -> new IllegalArgumentException("there is no template version " + hash));
        Facts facts = new Facts(
                name,
                businessDate,
                lines.stream().map(StoredTemplateLibrary::fact).toList());
        Result result = wording.write(template, facts);
        return result instanceof Told told
                ? new Written(told.body(), told.parts(), null)
                : new Written(null, 0, ((Untellable) result).detail());
    }

    private static Fact fact(Line line) {
        return new Fact(
                line.loanNo(),
                line.dueDate(),
                line.product(),
                line.account(),
                new Money(line.principalFen()),
                new Money(line.interestFen()),
                new Money(line.penaltyFen()));
    }

    private Version version(Stored stored) {
        CompiledTemplate template = templates.compiledVersion(stored.hash()).orElseGet(stored::compiled);
        List<Stage> rungs = ladder.stagesOf(stored.id());
        List<Stage> stages = rungs.isEmpty() ? CampaignTexts.stagesOf(stored.id()) : rungs;
        return new Version(
                template.version(),
                state(stored),
                stored.proposedBy(),
                stored.storedAt(),
                stored.approvedBy(),
                stored.approvedAt(),
                stored.retiredBy(),
                stored.retiredAt(),
                stages,
                lint.findings(template, stages),
                lint.examples(template, stages));
    }

    private static State state(Stored stored) {
        if (stored.retiredAt() != null) {
            return State.RETIRED;
        }
        return stored.approvedAt() == null ? State.DRAFT : State.IN_FORCE;
    }
}
