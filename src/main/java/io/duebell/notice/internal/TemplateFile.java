package io.duebell.notice.internal;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.duebell.notice.BadNoticeSettingException;
import io.duebell.notice.NoticeTemplate;
import io.duebell.notice.NoticeTemplate.MessageClass;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A template as a file: front matter, then a body in Mustache with strict names. */
final class TemplateFile {

    /** Every name a body may use; {@code items} and {@code several} open a section. */
    static final Set<String> NAMES = Set.of(
            "bank",
            "name",
            "tail",
            "product",
            "dueDate",
            "asOf",
            "interest",
            "principal",
            "penalty",
            "total",
            "amount",
            "account",
            "hotline",
            "count",
            "items",
            "several",
            "day",
            "promised");

    /** Within {@code items}: the first, the last, the number from 1. */
    private static final Set<String> POSITIONS = Set.of("-first", "-last", "-index");

    private static final Set<String> FIELDS = Set.of("id", "version", "class", "registered");
    private static final Pattern FILE_NAME =
            Pattern.compile("([a-z0-9][a-z0-9-]{0,59})\\.([a-z]{2}(?:-[A-Z]{2})?)\\.txt");
    private static final Pattern LAYOUT = Pattern.compile("\\A\\uFEFF?---\\R(.*?\\R)---\\R(.*)\\z", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("(?i)https?:|www\\.|\\.(com|cn|net)\\b");

    private final String file;
    private final String content;

    private TemplateFile(String file, String content) {
        this.file = file;
        this.content = content;
    }

    /** Throws {@link BadNoticeSettingException} naming the file, and the line where it is known. */
    static CompiledTemplate parse(String file, String content) {
        return new TemplateFile(file, content).parse();
    }

    private CompiledTemplate parse() {
        Matcher name = FILE_NAME.matcher(file);
        if (!name.matches()) {
            throw bad(file, "its name is not <id>.<language>.txt", "Name it like overdue-7.zh-CN.txt.");
        }
        Matcher layout = LAYOUT.matcher(content);
        if (!layout.matches()) {
            throw bad(file, "it does not begin with front matter between two lines ---", "Give id, version and class.");
        }
        Map<?, ?> front = frontMatter(layout.group(1));
        String id = required(front, "id");
        if (!id.equals(name.group(1))) {
            throw bad(file, "its front matter says id " + id, "Let the id and the file name agree.");
        }
        String body = layout.group(2).strip();
        Template compiled = compile(body, lineOf(layout.start(2)));
        NoticeTemplate version = new NoticeTemplate(
                id,
                name.group(2),
                required(front, "version"),
                messageClass(required(front, "class")),
                optional(front, "registered"),
                sha256(content),
                content);
        return new CompiledTemplate(version, compiled);
    }

    private Map<?, ?> frontMatter(String yaml) {
        try {
            if (new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml) instanceof Map<?, ?> map) {
                for (Object key : map.keySet()) {
                    if (!FIELDS.contains(String.valueOf(key))) {
                        throw bad(
                                file,
                                "its front matter has an unknown field " + key,
                                "Known are " + sorted(FIELDS) + ".");
                    }
                }
                return map;
            }
        } catch (YAMLException e) {
            throw bad(file, "its front matter is not YAML", "Write one field a line: id: overdue-7.");
        }
        throw bad(file, "its front matter has no fields", "Give id, version and class.");
    }

    private Template compile(String body, int firstLine) {
        if (body.isEmpty()) {
            throw bad(file, "it says nothing", "Write the text below the front matter.");
        }
        if (body.contains("【") || body.contains("】")) {
            throw bad(file, "its body has 【 or 】", "Leave them out; the signature is put in front by itself.");
        }
        if (LINK.matcher(body).find()) {
            throw bad(file, "its body has a link", "Leave it out; a notice never links.");
        }
        Template compiled;
        try {
            compiled = Mustache.compiler().escapeHTML(false).compile(body);
        } catch (MustacheException e) {
            throw bad(file, "it can't be read: " + e.getMessage(), "Close every {{#section}} with {{/section}}.");
        }
        compiled.visit(new StrictNames(body, firstLine));
        return compiled;
    }

    private MessageClass messageClass(String text) {
        return switch (text) {
            case "service" -> MessageClass.SERVICE;
            case "commercial" -> MessageClass.COMMERCIAL;
            default -> throw bad(file, "its class is " + text, "Write service or commercial.");
        };
    }

    private String required(Map<?, ?> front, String field) {
        String value = optional(front, field);
        if (value == null) {
            throw bad(file, "its front matter has no " + field, "Give id, version and class.");
        }
        return value;
    }

    private static @Nullable String optional(Map<?, ?> front, String field) {
        Object value = front.get(field);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    private int lineOf(int position) {
        return 1 + (int) content.substring(0, position).lines().count();
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    private static BadNoticeSettingException bad(String where, String problem, String remedy) {
        return new BadNoticeSettingException("template " + where, problem, remedy);
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Refuses a name that nobody fills, when the template is loaded rather than at night. */
    private final class StrictNames implements Mustache.Visitor {

        private final String body;
        private final int firstLine;

        StrictNames(String body, int firstLine) {
            this.body = body;
            this.firstLine = firstLine;
        }

        @Override
        public void visitText(String text) {}

        @Override
        public void visitVariable(String name) {
            check(name);
        }

        @Override
        public boolean visitInclude(String name) {
            throw bad(file, "it includes " + name, "Write the text out; templates don't include others.");
        }

        @Override
        public boolean visitSection(String name) {
            return check(name);
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return check(name);
        }

        private boolean check(String name) {
            if (!NAMES.contains(name) && !POSITIONS.contains(name)) {
                Matcher use = Pattern.compile("\\{\\{[#^&{]?\\s*" + Pattern.quote(name) + "\\s*}}")
                        .matcher(body);
                int line = firstLine
                        + (use.find()
                                ? (int) body.substring(0, use.start())
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count()
                                : 0);
                throw bad(
                        file + ", line " + line,
                        "nobody fills in {{" + name + "}}",
                        "Known names are " + sorted(NAMES) + ".");
            }
            return true;
        }
    }
}
