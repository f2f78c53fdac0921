package io.duebell.statement.internal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a column of a statement holds. */
enum Column {
    DATE,
    SERIAL,
    DIRECTION,
    AMOUNT,
    IN,
    OUT,
    BALANCE,
    CURRENCY,
    ACCOUNT,
    PAYER,
    PAYER_ACCOUNT,
    PAYER_BANK,
    BOOKING,
    REMARK;

    private static final int ENOUGH = 4;
    private static final Map<String, Column> HEADERS = headers();

    /** Which cell is which column, by the names that banks give them; empty where the row names none. */
    static Map<Column, Integer> namedBy(List<String> header) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < header.size(); i++) {
            Column column = HEADERS.get(key(header.get(i)));
            if (column != null) {
                columns.putIfAbsent(column, i);
            }
        }
        boolean amounts = columns.containsKey(AMOUNT) || columns.containsKey(IN);
        return columns.size() >= ENOUGH && columns.containsKey(DATE) && amounts ? columns : Map.of();
    }

    private static Map<String, Column> headers() {
        Map<String, Column> headers = new HashMap<>();
        for (Column column : values()) {
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
