package io.duebell.notice.internal;

import static java.util.stream.Collectors.toCollection;

import com.samskivert.mustache.Mustache;
import io.duebell.notice.AnswerTexts;
import io.duebell.notice.NoticeKind;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.Stage;
import io.duebell.notice.TemplateLibrary.Example;
import io.duebell.notice.TemplateLibrary.Finding;
import io.duebell.notice.TemplatesProperties;
import io.duebell.notice.internal.Samples.Sample;
import io.duebell.notice.internal.Wording.Result;
import io.duebell.notice.internal.Wording.Told;
import io.duebell.notice.internal.Wording.Untellable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads a text as a compliance officer and a carrier would. */
@Component
class TemplateLint {

    /** How registered copies mark what is filled in. */
    private static final Pattern SLOT = Pattern.compile("\\{[^}]*}|#[^#\\s]*#|\\$\\{[^}]*}|\\*{2,}");

    /** All that a text may use which asks for a call back. */
    private static final Set<String> TELLABLE = Set.of("bank", "hotline");

    private static final int LONGEST_VALUE = 300;

    private final TemplateRules rules = TemplateRules.shipped();
    private final Wording wording;
    private final NoticeProperties notice;
    private final TemplateFolder folder;

    TemplateLint(Wording wording, NoticeProperties notice, TemplatesProperties properties) {
        this.wording = wording;
        this.notice = notice;
        this.folder = new TemplateFolder(properties.folder());
    }

    /** The text with values of our own making, for the kinds it is used for. */
    List<Example> examples(CompiledTemplate template, List<Stage> stages) {
        return samples(template, kindsOf(stages)).stream()
                .map(sample -> example(sample, wording.write(template, sample.facts())))
                .toList();
    }

    /** A person's own answer: no template, so that nothing is filled in. */
    List<Finding> ofOwnWords(String text, Set<String> own, int parts) {
        String words = text;
        for (String known : own) {
            words = words.replace(known, "\u0000");
        }
        List<Finding> findings = forbidden(words);
        if (text.isBlank()) {
            findings.add(rules.finding("says-nothing", true, ""));
        }
        if (text.contains("【") || text.contains("】")) {
            findings.add(rules.finding("brackets", true, "【】"));
        }
        if (parts > notice.maxParts()) {
            findings.add(rules.finding("too-long", true, Integer.toString(notice.maxParts())));
        }
        return findings;
    }

    private static List<Sample> samples(CompiledTemplate template, Set<NoticeKind> kinds) {
        List<Sample> samples = Samples.of(kinds);
        return AnswerTexts.isAnswer(template.version().id())
                ? samples.stream().map(Samples::promised).toList()
                : samples;
    }

    private List<Finding> forbidden(CharSequence words) {
        List<Finding> findings = new ArrayList<>();
        for (TemplateRules.Forbidden each : rules.forbidden()) {
            Matcher found = each.pattern().matcher(words);
            if (found.find()) {
                findings.add(each.says().finding(each.id(), true, found.group()));
            }
        }
        return findings;
    }

    private static Example example(Sample sample, Result result) {
        return result instanceof Told told
                ? new Example(sample.size(), told.body(), told.parts())
                : new Example(sample.size(), null, 0);
    }

    List<Finding> findings(CompiledTemplate template, List<Stage> stages) {
        Words words = new Words();
        template.body().visit(words);
        Set<NoticeKind> kinds = kindsOf(stages);
        List<Finding> findings = forbidden(words.text);
        if (template.version().id().equals(Templates.CALL_BACK)) {
            words.names.stream()
                    .filter(name -> !TELLABLE.contains(name))
                    .sorted()
                    .forEach(name -> findings.add(rules.finding("names-debt", true, "{{" + name + "}}")));
        }
        missing(kinds, words).forEach(names -> findings.add(rules.finding("missing", true, names)));
        if (!words.touching.isEmpty()) {
            findings.add(rules.finding("consecutive", true, String.join(", ", words.touching)));
        }
        String language = template.version().language();
        if (!notice.signature().containsKey(language)) {
            findings.add(rules.finding("signature", false, language));
        }
        lengths(template, kinds, findings);
        registered(template, kinds).ifPresent(findings::add);
        return findings;
    }

    private List<String> missing(Set<NoticeKind> kinds, Words words) {
        return kinds.stream()
                .flatMap(kind -> rules.required().getOrDefault(kind, List.of()).stream())
                .distinct()
                .filter(names -> names.stream().noneMatch(words.names::contains))
                .map(names -> "{{" + String.join("}} / {{", names) + "}}")
                .toList();
    }

    private void lengths(CompiledTemplate template, Set<NoticeKind> kinds, List<Finding> findings) {
        for (Sample sample : samples(template, kinds)) {
            if (wording.write(template, sample.facts()) instanceof Untellable untellable) {
                boolean tooLong = untellable.code().equals("too-long");
                boolean typical = sample.size().equals(Samples.TYPICAL);
                findings.add(
                        tooLong
                                ? rules.finding("too-long", typical, Integer.toString(notice.maxParts()))
                                : rules.finding("untellable", true, untellable.detail()));
            }
        }
    }

    /** Whether every text it makes is one that the carrier has on its list. */
    private Optional<Finding> registered(CompiledTemplate template, Set<NoticeKind> kinds) {
        String number = template.version().registeredNo();
        if (number == null) {
            return Optional.empty();
        }
        Optional<String> copy = folder.registered(number);
        if (copy.isEmpty()) {
            return Optional.of(rules.finding("copy-missing", false, number));
        }
        List<Pattern> lines = copy.get()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> asPattern(line.strip()))
                .toList();
        boolean same = samples(template, kinds).stream()
                .map(sample -> wording.write(template, sample.facts()))
                .filter(Told.class::isInstance)
                .map(told -> ((Told) told).body())
                .allMatch(text ->
                        lines.stream().anyMatch(line -> line.matcher(text).matches()));
        return same ? Optional.empty() : Optional.of(rules.finding("copy-differs", true, number));
    }

    private static Pattern asPattern(String line) {
        StringBuilder pattern = new StringBuilder(line.startsWith("【") ? "" : "【[^】]*】");
        Matcher slot = SLOT.matcher(line);
        int from = 0;
        while (slot.find()) {
            pattern.append(Pattern.quote(line.substring(from, slot.start())))
                    .append(".{1,")
                    .append(LONGEST_VALUE)
                    .append('}');
            from = slot.end();
        }
        return Pattern.compile(pattern + Pattern.quote(line.substring(from)), Pattern.DOTALL);
    }

    private static Set<NoticeKind> kindsOf(List<Stage> stages) {
        return stages.stream().map(Stage::kind).collect(toCollection(() -> EnumSet.noneOf(NoticeKind.class)));
    }

    /** What a text says by itself, the names it uses, and those that touch. */
    private static final class Words implements Mustache.Visitor {

        private final StringBuilder text = new StringBuilder();
        private final Set<String> names = new HashSet<>();
        private final List<String> touching = new ArrayList<>();
        private String last = "";

        @Override
        public void visitText(String words) {
            text.append(words);
            if (!words.isEmpty()) {
                last = "";
            }
        }

        @Override
        public void visitVariable(String name) {
            names.add(name);
            if (!last.isEmpty()) {
                touching.add("{{" + last + "}}{{" + name + "}}");
            }
            last = name;
            // What is filled in stands between words: they are not read as one.
            text.append('\u0000');
        }

        @Override
        public boolean visitInclude(String name) {
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return true;
        }
    }
}
