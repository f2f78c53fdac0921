package io.duebell.notice.internal;

import io.duebell.notice.NoticeKind;
import io.duebell.notice.TemplateLibrary.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What {@code template-rules.yaml} says of texts.
 *
 * @param required of each kind the names of which one at least must be used, line by line
 * @param findings how each other finding is said
 */
record TemplateRules(
        List<Forbidden> forbidden, Map<NoticeKind, List<List<String>>> required, Map<String, Says> findings) {

    /** Words that no text may have. */
    record Forbidden(String id, Pattern pattern, Says says) {}

    /** A sentence in both languages; {@code {0}} stands for what was found. */
    record Says(String chinese, String english) {

        Finding finding(String code, boolean blocks, String found) {
            return new Finding(code, blocks, chinese.replace("{0}", found), english.replace("{0}", found));
        }
    }

    Finding finding(String code, boolean blocks, String found) {
        return Objects.requireNonNull(findings.get(code), code).finding(code, blocks, found);
    }

    static TemplateRules shipped() {
        try (InputStream file = new ClassPathResource("template-rules.yaml").getInputStream()) {
            Map<?, ?> rules = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return new TemplateRules(
                    forbidden((List<?>) Objects.requireNonNull(rules.get("forbidden"))),
                    required((Map<?, ?>) Objects.requireNonNull(rules.get("required"))),
                    findings((Map<?, ?>) Objects.requireNonNull(rules.get("findings"))));
        } catch (IOException e) {
            throw new UncheckedIOException("template-rules.yaml is part of the program", e);
        }
    }

    private static List<Forbidden> forbidden(List<?> lines) {
        List<Forbidden> forbidden = new ArrayList<>();
        for (Object line : lines) {
            Map<?, ?> fields = (Map<?, ?>) line;
            forbidden.add(new Forbidden(
                    text(fields, "id"),
                    Pattern.compile(text(fields, "pattern")),
                    new Says(text(fields, "zh"), text(fields, "en"))));
        }
        return forbidden;
    }

    private static Map<NoticeKind, List<List<String>>> required(Map<?, ?> kinds) {
        Map<NoticeKind, List<List<String>>> required = new EnumMap<>(NoticeKind.class);
        kinds.forEach((kind, lines) -> required.put(
                NoticeKind.valueOf(String.valueOf(kind)),
                ((List<?>) lines)
                        .stream()
                                .map(line -> ((List<?>) line)
                                        .stream().map(String::valueOf).toList())
                                .toList()));
        return required;
    }

    private static Map<String, Says> findings(Map<?, ?> lines) {
        Map<String, Says> findings = new java.util.HashMap<>();
        lines.forEach((code, says) -> findings.put(
                String.valueOf(code), new Says(text((Map<?, ?>) says, "zh"), text((Map<?, ?>) says, "en"))));
        return findings;
    }

    private static String text(Map<?, ?> fields, String name) {
        return String.valueOf(Objects.requireNonNull(fields.get(name), name));
    }
}
