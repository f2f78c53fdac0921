package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.matching.Reason;
import io.duebell.matching.Sign;
import io.duebell.remittance.Remittance;
import io.duebell.statement.NotTaken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the room of remittances refuses, a person reads in words: its sources are walked for the codes. */
class RefusalTextsTests {

    private static final Path ROOM = Path.of("src/main/java/io/duebell/remittance/internal");

    private static final Pattern REFUSED =
            Pattern.compile("\\b[Rr]efused\\(\\s*(?:[^\";]*?\\?\\s*)?\"([a-z-]+)\"(?:\\s*:\\s*\"([a-z-]+)\")?");
    private static final Pattern PROBLEM = Pattern.compile("(?:return|\\?) \"([a-z-]+)\"[ ;]");

    private static final Pattern FIGURES = Pattern.compile("\"([a-z-]+) \" \\+");
    private static final Pattern FATE = Pattern.compile("Fate\\.\\w+,\\s*\"([a-z-]+)\"");

    @Test
    void everyStepThatTheDeskRefusesSaysWhyAndWhatToDo() throws IOException {
        Set<String> codes = codes(REFUSED, "Desk.java", "Settling.java");

        assertThat(codes).contains("changed", "gone", "sum", "borrower", "same-person", "asked", "reversal-waits");
        // Refused by the page itself
        codes.add("amount");
        assertSaid("remittance.refused.", codes);
    }

    @Test
    void everyFileThatIsNotTakenSaysWhyAndWhatToDo() throws IOException {
        Set<String> codes = codes(REFUSED, "StoredIntake.java", "TakingBack.java");

        assertThat(codes).contains("empty", "too-large", "not-done", "settled-by-person", "partly-read");
        assertSaid("statements.refused.", codes);
    }

    @Test
    void whatIsWrongWithAFilesFiguresAndEachLinesFateIsSaid() throws IOException {
        Set<String> codes = codes(FIGURES, "BalanceCheck.java");
        codes.addAll(codes(FATE, "LineBooking.java", "Reversing.java"));

        assertThat(codes)
                .contains("balance-breaks", "total-differs", "money-out", "known", "no-original", "known-reversal");
        assertSaid("statement.reason.", codes);
    }

    @Test
    void everyFeedThatIsNotSavedSaysWhyAndWhatToDo() throws IOException {
        Set<String> codes = codes(PROBLEM, "StoredFeeds.java");

        assertThat(codes).contains("account", "charset", "columns", "date-pattern", "name", "name-taken");
        assertSaid("feeds.problem.", codes);
    }

    @Test
    void everySignReasonAndFateHasItsWords() throws IOException {
        assertSaid("remittance.sign.", Stream.of(Sign.values()).map(Sign::code).collect(Collectors.toSet()));
        assertSaid("matching.sign.", Stream.of(Sign.values()).map(Sign::code).collect(Collectors.toSet()));
        assertSaid(
                "matching.reason.", Stream.of(Reason.values()).map(Reason::code).collect(Collectors.toSet()));
        assertSaid(
                "statement.not-taken.",
                Stream.of(NotTaken.Reason.values()).map(NotTaken.Reason::code).collect(Collectors.toSet()));
        assertSaid(
                "remittance.state.",
                Stream.of(Remittance.State.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    private static Set<String> codes(Pattern pattern, String... files) throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String file : files) {
            pattern.matcher(Files.readString(ROOM.resolve(file)))
                    .results()
                    .flatMap(found -> Stream.iterate(1, group -> group <= found.groupCount(), group -> group + 1)
                            .map(found::group))
                    .filter(Objects::nonNull)
                    .forEach(codes::add);
        }
        return codes;
    }

    private static void assertSaid(String prefix, Set<String> codes) throws IOException {
        List<String> keys = codes.stream().map(code -> prefix + code).toList();
        for (String bundle : List.of("/messages.properties", "/messages_en.properties")) {
            Properties texts = new Properties();
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(RefusalTextsTests.class.getResourceAsStream(bundle)),
                    StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            assertThat(texts.stringPropertyNames()).as(bundle).containsAll(keys);
        }
    }
}
