package io.duebell.console.web;

import io.duebell.statement.Layout;
import io.duebell.statement.Layout.Field;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A layout as a person chose it; what is left open is detected. */
final class LayoutForm {

    private LayoutForm() {}

    static Layout of(MultiValueMap<String, String> form) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String column = chosen(form, "column." + field);
            if (column != null) {
                columns.put(field, column);
            }
        }
        String separator = form.getFirst("separator");
        return new Layout(
                columns,
                chosen(form, "charset"),
                separator == null || separator.length() != 1 ? null : separator,
                chosen(form, "datePattern"),
                chosen(form, "in"),
                chosen(form, "out"));
    }

    private static @Nullable String chosen(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
