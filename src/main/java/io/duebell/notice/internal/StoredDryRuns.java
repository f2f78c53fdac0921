package io.duebell.notice.internal;

import io.duebell.compliance.RuleBook;
import io.duebell.compliance.RuleBook.Edition;
import io.duebell.notice.BadNoticeSettingException;
import io.duebell.notice.DryRuns;
import io.duebell.notice.Ladder;
import io.duebell.notice.LadderProperties;
import io.duebell.notice.internal.DryRunMapper.Kept;
import io.duebell.notice.internal.DryRunMapper.NewId;
import io.duebell.shared.BusinessClock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Dry runs as they are kept; the route {@code notice-dry-run} counts them. */
@Component
public class StoredDryRuns implements DryRuns {

    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_LADDER = 20_000;

    private final DryRunMapper mapper;
    private final RuleBook rules;
    private final Templates templates;
    private final Ladder ladder;
    private final LadderProperties configured;
    private final BusinessClock clock;
    private final DryRunQueue queue;
    private final JsonMapper json = JsonMapper.builder().build();

    StoredDryRuns(
            DryRunMapper mapper,
            RuleBook rules,
            Templates templates,
            Ladder ladder,
            LadderProperties configured,
            BusinessClock clock,
            DryRunQueue queue) {
        this.mapper = mapper;
        this.rules = rules;
        this.templates = templates;
        this.ladder = ladder;
        this.configured = configured;
        this.clock = clock;
        this.queue = queue;
    }

    @Override
    public Answer ask(Question question, String actor) {
        Optional<Edition> edition = rules.find(question.edition());
        String other = question.beside();
        Optional<Edition> beside = other == null ? Optional.empty() : rules.find(other);
        if (edition.isEmpty() || (other != null && beside.isEmpty())) {
            return new Answer.Refused("there is no such version of the contact rules");
        }
        String text = question.ladder();
        if (text != null) {
            if (text.length() > LONGEST_LADDER) {
                return new Answer.Refused("the ladder is longer than " + LONGEST_LADDER + " characters");
            }
            try {
                LadderText.read(text, templates::isKnown);
            } catch (BadNoticeSettingException e) {
                return new Answer.Refused(String.valueOf(e.getMessage()));
            }
        }
        long id = add(question, edition.get(), null, actor);
        queue.add(id);
        if (beside.isPresent()) {
            long second = add(question, beside.get(), id, actor);
            mapper.pair(id, second);
            queue.add(second);
        }
        return new Answer.Asked(id);
    }

    private long add(Question question, Edition edition, @Nullable Long beside, String actor) {
        NewId key = new NewId();
        mapper.add(
                key,
                beside,
                question.day(),
                edition.hash(),
                edition.version(),
                question.ladder(),
                actor,
                clock.instant());
        return key.getId();
    }

    @Override
    public Optional<DryRun> find(long id) {
        return mapper.find(id).map(this::run);
    }

    @Override
    public List<DryRun> latest(int limit) {
        return mapper.latest(limit).stream().map(this::run).toList();
    }

    @Override
    public String configuredLadder() {
        return LadderText.write(configured);
    }

    /** The ladder a dry run tries out. */
    public Ladder ladderOf(DryRun run) {
        String text = run.ladder();
        return text == null ? ladder : LadderText.read(text, templates::isKnown);
    }

    public void progress(long id, int instalments) {
        mapper.progress(id, instalments);
    }

    public void done(long id, Figures figures) {
        mapper.end(id, State.DONE, figures.instalments(), null, json.writeValueAsString(figures), clock.instant());
    }

    public void failed(long id, int instalments, String message) {
        String kept = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
        mapper.end(id, State.FAILED, instalments, kept, null, clock.instant());
    }

    private DryRun run(Kept row) {
        String figures = row.figures();
        return new DryRun(
                row.id(),
                row.beside(),
                row.businessDate(),
                row.edition(),
                row.version(),
                row.ladder(),
                row.askedBy(),
                row.askedAt(),
                row.state(),
                row.message(),
                row.instalments(),
                figures == null ? null : json.readValue(figures, Figures.class),
                row.finishedAt());
    }
}
