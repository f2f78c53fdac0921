package io.duebell.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.RefusalTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Why a notice was held or called off is said in Chinese, whichever room said it: the sources are walked for the reasons. */
class ReasonsTests {

    private static final Pattern LAST_LOOK =
            Pattern.compile("Answer\\.(?:Withdraw|Hold|Fail)\\([^;\"]*\"([a-z][^\"]*)\"\\)");
    private static final Pattern CALLED_OFF = Pattern.compile("withdraw\\([^;]*?\"([a-z][^\"]*)\"\\);");

    @Test
    void whatARoomSaysOfANoticeStandsInChinese() throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        Reasons reasons = new Reasons(messages, new StaticListableBeanFactory().getBeanProvider(RefusalTexts.class));

        Set<String> said = said();

        assertThat(said).contains("told before, and that holds", "the promise is settled", "paid", "data: no-template");
        assertThat(said.stream()
                        .filter(reason -> !Pattern.compile("\\p{IsHan}")
                                .matcher(reasons.in(reason, Locale.SIMPLIFIED_CHINESE))
                                .find()))
                .isEmpty();
    }

    private static Set<String> said() throws IOException {
        Set<String> said = new TreeSet<>();
        for (String room : List.of("inbox", "notice", "campaign")) {
            try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/duebell", room))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    String code = Files.readString(source);
                    said.addAll(Stream.of(LAST_LOOK, CALLED_OFF)
                            .flatMap(pattern -> pattern.matcher(code).results())
                            .map(found -> found.group(1))
                            .collect(Collectors.toSet()));
                }
            }
        }
        return said;
    }
}
