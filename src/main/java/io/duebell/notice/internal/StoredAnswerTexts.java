package io.duebell.notice.internal;

import io.duebell.carrier.TextEncoder;
import io.duebell.notice.AnswerTexts;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.TemplateLibrary.Finding;
import io.duebell.notice.TemplateLibrary.Line;
import io.duebell.notice.internal.Wording.Fact;
import io.duebell.notice.internal.Wording.Facts;
import io.duebell.notice.internal.Wording.Told;
import io.duebell.shared.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers from the texts in force; a person's own goes past the linter. */
@Component
class StoredAnswerTexts implements AnswerTexts {

    private final Templates templates;
    private final Wording wording;
    private final TemplateLint lint;
    private final NoticeProperties notice;
    private final TextEncoder encoder;

    StoredAnswerTexts(
            Templates templates, Wording wording, TemplateLint lint, NoticeProperties notice, TextEncoder encoder) {
        this.templates = templates;
        this.wording = wording;
        this.lint = lint;
        this.notice = notice;
        this.encoder = encoder;
    }

    @Override
    public Optional<Said> write(String template, String language, About about) {
        return templates.compiled(template, language).flatMap(compiled -> {
            Facts facts = new Facts(
                    about.name(),
                    about.businessDate(),
                    about.lines().stream().map(StoredAnswerTexts::fact).toList(),
                    about.day(),
                    about.promised());
            return wording.write(compiled, facts) instanceof Told told
                    ? Optional.of(new Said(template, compiled.version().hash(), told.body(), told.parts()))
                    : Optional.empty();
        });
    }

    @Override
    public Checked check(String language, String text, Set<String> own) {
        String signed = "【" + notice.signatureIn(language) + "】" + text.strip();
        int parts = encoder.measure(signed).parts();
        List<Finding> findings = lint.ofOwnWords(text, own, parts);
        return new Checked(signed, parts, findings);
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
}
