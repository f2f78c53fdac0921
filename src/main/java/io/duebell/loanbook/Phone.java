package io.duebell.loanbook;

import io.duebell.shared.Msisdn;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A borrower's telephone as the clerk typed it and as it was understood.
 *
 * @param typed the clerk's text, unchanged
 * @param msisdn present exactly when {@code kind} is {@link Kind#MOBILE}
 * @param updatedOn when it was last confirmed
 */
public record Phone(
        String typed, Kind kind, @Nullable Msisdn msisdn, Holder holder, boolean preferred, LocalDate updatedOn) {

    /** What the text can be. */
    public enum Kind {
        MOBILE,
        LANDLINE,
        FOREIGN,
        WRONG
    }

    /** Whose it is. */
    public enum Holder {
        SELF,
        SPOUSE,
        RELATIVE,
        OTHER
    }
}
