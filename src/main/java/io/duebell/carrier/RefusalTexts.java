package io.duebell.carrier;

import java.util.Locale;
import java.util.Optional;

/** What a carrier's code means, in the operator's language. */
public interface RefusalTexts {

    /** Empty for a code that is in no table; {@code code} as {@link SendOutcome} gives it. */
    Optional<String> find(String code, Locale locale);
}
