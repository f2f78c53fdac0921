package io.duebell.smpp.internal;

import io.duebell.carrier.RefusalTexts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The texts of the links' tables; where two carriers mean different things by a code, those of the first link. */
@Component
class TableTexts implements RefusalTexts {

    private final List<SubmitErrors> tables;

    TableTexts(SmppLinks links) {
        this.tables = links.links().stream().map(SmppLink::errors).toList();
    }

    @Override
    public Optional<String> find(String code, Locale locale) {
        if (!code.matches("0x[0-9A-F]{8}")) {
            return Optional.empty();
        }
        int status = SubmitErrors.status(code);
        return tables.stream()
                .filter(table -> table.classOf(status) != RefusalClass.OTHER)
                .map(table -> table.words(status, locale))
                .findFirst();
    }
}
