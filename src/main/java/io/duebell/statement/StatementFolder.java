package io.duebell.statement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statement files below a folder, in the order of the days in their names, CSV and XLSX before camt of the same day. */
public final class StatementFolder {

    private static final Pattern STATEMENT = Pattern.compile(".*\\.(csv|txt|tsv|xlsx|xml)");
    private static final Pattern DAY = Pattern.compile("(20\\d{2})[-_.]?([01]\\d)[-_.]?([0-3]\\d)");

    private StatementFolder() {}

    public static List<Path> inOrder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> STATEMENT.matcher(name(file)).matches())
                    .sorted(Comparator.comparing(StatementFolder::day)
                            .thenComparing(file -> name(file).endsWith(".xml"))
                            .thenComparing(Path::toString))
                    .toList();
        }
    }

    private static String day(Path file) {
        Matcher day = DAY.matcher(name(file));
        return day.find() ? day.group(1) + day.group(2) + day.group(3) : name(file);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
