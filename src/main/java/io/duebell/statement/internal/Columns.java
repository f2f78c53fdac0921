package io.duebell.statement.internal;

import io.duebell.statement.Layout.Field;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What columns hold, by the names that banks give them. */
final class Columns {

    private static final int ENOUGH = 4;
    private static final Map<String, Field> HEADERS = headers();

    private Columns() {}

    /** Which cell is which column, by the names that banks give them; empty where the row names none. */
    static Map<Field, Integer> namedBy(List<String> header) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (int i = 0; i < header.size(); i++) {
            Field column = HEADERS.get(key(header.get(i)));
            if (column != null) {
                columns.putIfAbsent(column, i);
            }
        }
        boolean amounts = columns.containsKey(Field.AMOUNT) || columns.containsKey(Field.IN);
        return columns.size() >= ENOUGH && columns.containsKey(Field.DATE) && amounts ? columns : Map.of();
    }

    private static Map<String, Field> headers() {
        Map<String, Field> headers = new HashMap<>();
        for (Field column : Field.values()) {
            StatementWords.list(
                            "column-" + column.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .forEach(name -> headers.putIfAbsent(key(name), column));
        }
        return headers;
    }

    private static String key(String header) {
        return header.replaceAll("[(（\\[【].*", "").replaceAll("[\\s_*:：]", "").toLowerCase(Locale.ROOT);
    }
}
