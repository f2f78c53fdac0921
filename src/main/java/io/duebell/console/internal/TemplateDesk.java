package io.duebell.console.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.duebell.console.internal.PreviewMapper.Line;
import io.duebell.notice.NoticeKind;
import io.duebell.notice.Stage;
import io.duebell.notice.TemplateLibrary;
import io.duebell.notice.TemplateLibrary.Answer;
import io.duebell.notice.TemplateLibrary.Version;
import io.duebell.notice.TemplateLibrary.Written;
import io.duebell.shared.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The texts as the console shows and changes them: each step stands in the audit log. */
@Component
public class TemplateDesk {

    private static final int BORROWERS = 5;

    private final TemplateLibrary library;
    private final PreviewMapper mapper;
    private final AuditLog audit;
    private final BusinessClock clock;

    TemplateDesk(TemplateLibrary library, PreviewMapper mapper, AuditLog audit, BusinessClock clock) {
        this.library = library;
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks into the folder first: what changed there is shown as a draft. */
    public Shelf shelf() {
        List<String> unreadable = library.readFolder();
        Map<String, List<Version>> byText = library.versions().stream()
                .collect(groupingBy(
                        version -> version.template().id() + " "
                                + version.template().language(),
                        LinkedHashMap::new,
                        toList()));
        return new Shelf(byText.values().stream().map(Text::of).toList(), unreadable, library.unapproved());
    }

    public Optional<Version> find(String hash) {
        return library.find(hash);
    }

    /** What is sent today under the id and language of a version. */
    public Optional<Version> inForce(Version version) {
        return library.versions().stream()
                .filter(each -> each.state() == TemplateLibrary.State.IN_FORCE)
                .filter(each -> each.template().id().equals(version.template().id())
                        && each.template().language().equals(version.template().language()))
                .findFirst();
    }

    /** How it would read to borrowers of the user's own whom a stage speaks of. */
    public Preview preview(ConsoleUser user, Version version, Stage stage) {
        Boolean principal = stage.kind() == NoticeKind.OVERDUE ? null : (Boolean) (stage.kind() == NoticeKind.MATURITY);
        String language = version.template().language();
        LocalDate due = mapper.nearest(user.scope(), language, clock.today().minusDays(stage.offset()), principal);
        if (due == null) {
            return new Preview(stage, null, List.of());
        }
        LocalDate told = due.plusDays(stage.offset());
        List<Told> texts = new ArrayList<>();
        mapper.lines(user.scope(), language, due, principal, BORROWERS).stream()
                .collect(groupingBy(Line::borrowerNo, LinkedHashMap::new, toList()))
                .forEach((no, lines) -> texts.add(new Told(
                        no,
                        library.write(
                                version.template().hash(),
                                lines.get(0).name(),
                                told,
                                lines.stream().map(TemplateDesk::line).toList()))));
        return new Preview(stage, told, texts);
    }

    private static TemplateLibrary.Line line(Line line) {
        return new TemplateLibrary.Line(
                line.loanNo(),
                line.dueDate(),
                line.product(),
                line.repayAccount(),
                line.principalFen(),
                line.interestFen(),
                line.penaltyFen());
    }

    @Transactional
    public Answer propose(ConsoleUser user, String id, String language, String content) {
        Answer answer = library.propose(id, language, content, user.username());
        if (answer instanceof Answer.Done done) {
            audit.write(user.username(), "template-propose", id + "." + language, done.hash());
        }
        return answer;
    }

    @Transactional
    public Answer approve(ConsoleUser user, Version version) {
        return audited(
                user,
                "template-approve",
                version,
                library.approve(version.template().hash(), user.username()));
    }

    /** Approves every draft that is the latest of its text, that nothing speaks against and that the user did not write. */
    public int approveAll(ConsoleUser user) {
        int approved = 0;
        for (Text text : shelf().texts()) {
            Version draft = text.draft();
            if (draft != null && approve(user, draft) instanceof Answer.Done) {
                approved++;
            }
        }
        return approved;
    }

    @Transactional
    public Answer retire(ConsoleUser user, Version version) {
        return audited(
                user,
                "template-retire",
                version,
                library.retire(version.template().hash(), user.username()));
    }

    private Answer audited(ConsoleUser user, String action, Version version, Answer answer) {
        if (answer instanceof Answer.Done done) {
            String subject = version.template().id() + "." + version.template().language();
            audit.write(user.username(), action, subject, done.hash());
        }
        return answer;
    }

    /**
     * All texts.
     *
     * @param unreadable files of the folder that can't be taken, with why
     * @param unapproved what the ladder needs and nobody has approved
     */
    public record Shelf(List<Text> texts, List<String> unreadable, Set<String> unapproved) {}

    /**
     * One text in one language.
     *
     * @param inForce null: nobody has approved one
     * @param draft the latest that waits for approval; null: none
     */
    public record Text(
            String id,
            String language,
            @Nullable Version inForce,
            @Nullable Version draft,
            List<Version> versions) {

        static Text of(List<Version> versions) {
            Version first = versions.get(0);
            return new Text(
                    first.template().id(),
                    first.template().language(),
                    firstIn(versions, TemplateLibrary.State.IN_FORCE),
                    firstIn(versions, TemplateLibrary.State.DRAFT),
                    versions);
        }

        private static @Nullable Version firstIn(List<Version> versions, TemplateLibrary.State state) {
            return versions.stream()
                    .filter(version -> version.state() == state)
                    .findFirst()
                    .orElse(null);
        }

        /** The one to look at: what is sent, else what waits, else the last there was. */
        public Version shown() {
            return inForce != null ? inForce : draft != null ? draft : versions.get(0);
        }
    }

    /**
     * Real borrowers told by a version.
     *
     * @param day the business date on which they would be told; null: the stage speaks of nobody
     */
    public record Preview(Stage stage, @Nullable LocalDate day, List<Told> texts) {}

    /** One borrower's text. */
    public record Told(String borrowerNo, Written written) {}
}
