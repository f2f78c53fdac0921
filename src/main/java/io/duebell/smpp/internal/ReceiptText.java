package io.duebell.smpp.internal;

import io.duebell.carrier.ReceiptState;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a receipt's text (SMPP 3.4 appendix B): {@code id:.. sub:.. dlvrd:.. submit date:.. done date:..
 * stat:.. err:.. text:..}. Carriers leave fields out, shuffle them and change their case; what is missing is null.
 *
 * @param stat the state's word as the carrier wrote it
 */
record ReceiptText(
        @Nullable String id,
        @Nullable String stat,
        @Nullable String err,
        @Nullable String doneDate) {

    private static final Pattern FIELD = Pattern.compile(
            "(?<![A-Za-z])(id|sub|dlvrd|submit[ _]date|done[ _]date|stat|err|text)\\s*:", Pattern.CASE_INSENSITIVE);

    /** Words some carriers spell out, where the standard has seven letters. */
    private static final Map<String, ReceiptState> SPELT_OUT = Map.of(
            "DELIVERED", ReceiptState.DELIVERED,
            "UNDELIVERABLE", ReceiptState.UNDELIVERABLE,
            "UNDELIVERED", ReceiptState.UNDELIVERABLE,
            "UNDELIVRD", ReceiptState.UNDELIVERABLE,
            "ACCEPTED", ReceiptState.ACCEPTED,
            "REJECTED", ReceiptState.REJECTED,
            "EXPIRD", ReceiptState.EXPIRED);

    static ReceiptText parse(String text) {
        Map<String, String> fields = new HashMap<>();
        Matcher names = FIELD.matcher(text);
        String name = null;
        int start = 0;
        while (names.find()) {
            put(fields, name, text.substring(start, names.start()));
            name = names.group(1).toLowerCase(Locale.ROOT).replace('_', ' ');
            start = names.end();
            if (name.equals("text")) {
                // what follows are the message's own words, whatever they look like
                return of(fields);
            }
        }
        put(fields, name, text.substring(start));
        return of(fields);
    }

    Optional<ReceiptState> state() {
        if (stat == null) {
            return Optional.empty();
        }
        return ReceiptState.ofWord(stat).or(() -> Optional.ofNullable(SPELT_OUT.get(stat.toUpperCase(Locale.ROOT))));
    }

    private static void put(Map<String, String> fields, @Nullable String name, String value) {
        String stripped = value.replace('\0', ' ').strip();
        if (name != null && !stripped.isEmpty()) {
            fields.putIfAbsent(name, stripped);
        }
    }

    private static ReceiptText of(Map<String, String> fields) {
        return new ReceiptText(fields.get("id"), fields.get("stat"), fields.get("err"), fields.get("done date"));
    }
}
