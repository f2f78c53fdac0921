package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.alarm.AlarmCode;
import io.duebell.dispatch.NoticeState;
import io.duebell.inbox.Conversation;
import io.duebell.inbox.Conversations;
import io.duebell.inbox.Deed;
import io.duebell.inbox.Promise;
import io.duebell.inbox.TaskKind;
import io.duebell.reading.Intent;
import io.duebell.reading.Reading;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTests {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern USED = Pattern.compile("#\\{([a-z0-9.-]+)[(}]");

    private final Properties chinese = read("/messages.properties");
    private final Properties english = read("/messages_en.properties");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(new TreeSet<>(english.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(chinese.stringPropertyNames()));
        assertThat(chinese.stringPropertyNames())
                .allSatisfy(key -> assertThat(places(english, key)).as(key).isEqualTo(places(chinese, key)));
    }

    @Test
    void everyStateHasAWordAndASentence() {
        assertThat(chinese.stringPropertyNames())
                .containsAll(Stream.of(NoticeState.values())
                        .flatMap(state -> Stream.of("state." + state, "why." + state))
                        .toList());
    }

    @Test
    void everyAlarmHasAText() {
        assertThat(chinese.stringPropertyNames())
                .containsAll(Stream.of(AlarmCode.values())
                        .map(code -> "alarms.code." + code.code())
                        .toList());
    }

    @Test
    void everyCodeOfTheInboxHasAWord() {
        Stream<String> codes = Stream.of(
                        words("inbox.intent.", Intent.values()),
                        words("inbox.flag.", Reading.Flag.values()),
                        words("inbox.task.", TaskKind.values()),
                        words("inbox.filter.", Conversations.Filter.values()),
                        words("inbox.state.", Conversation.State.values()),
                        words("promise.state.", Promise.State.values()),
                        words("promise.source.", Promise.Source.values()),
                        Stream.of(Deed.values()).map(deed -> "inbox.deed." + deed.code()))
                .flatMap(each -> each);

        assertThat(chinese.stringPropertyNames()).containsAll(codes.toList());
    }

    private static Stream<String> words(String prefix, Enum<?>[] codes) {
        return Stream.of(codes).map(code -> prefix + code.name());
    }

    @Test
    void everyTextThatAPageUsesExists() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                used.addAll(USED.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet()));
            }
        }

        assertThat(used).isNotEmpty();
        assertThat(chinese.stringPropertyNames()).containsAll(used);
    }

    private static Set<String> places(Properties texts, String key) {
        return PLACE.matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(MessagesTests.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
