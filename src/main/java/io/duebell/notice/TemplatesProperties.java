package io.duebell.notice;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the templates are.
 *
 * @param dir the folder of {@code <id>.<language>.txt} files; what carriers registered lies in its {@code registered}
 * @param approveOwn whether what lies there at the start is approved unseen; in the demo and in tests alone
 */
@ConfigurationProperties("duebell.templates")
public record TemplatesProperties(
        @DefaultValue("./templates") String dir,
        @DefaultValue("false") boolean approveOwn) {

    /** Read as a path here: Spring's own conversion would look on the class path first, where the pages live. */
    public Path folder() {
        return Path.of(dir);
    }
}
