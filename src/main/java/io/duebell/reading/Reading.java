package io.duebell.reading;

import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text was read as.
 *
 * @param intents at least one, the one that decides the answer first
 * @param day of the promise, the payment or the death; null where none is told. A promise without a day has {@link
 *     DateMeaning#UNKNOWN}
 * @param amount told, null without
 * @param tails last digits of loan numbers
 * @param phones mobile numbers that stand in the text
 * @param flags what else a person should know
 * @param confidence 0 to 1, that these are the intents
 * @param handling whether the intents may be acted on without a person
 * @param reasons what it was judged by, stable codes with their value
 */
public record Reading(
        List<Intent> intents,
        @Nullable DateMeaning day,
        @Nullable Money amount,
        List<String> tails,
        List<Msisdn> phones,
        Set<Flag> flags,
        double confidence,
        Handling handling,
        List<String> reasons) {

    /** Who goes on with it. */
    public enum Handling {
        ACT,
        PERSON
    }

    /** What a text may show besides its intents. */
    public enum Flag {
        /** "I paid the manager", "by WeChat to ...": the supervisor is told. */
        PAID_TO_STAFF,
        /** A machine wrote it; it is never answered. */
        AUTO_REPLY
    }

    public Reading {
        if (intents.isEmpty()) {
            throw new IllegalArgumentException("a reading has an intent; what is not understood is OTHER");
        }
        intents = List.copyOf(intents);
        tails = List.copyOf(tails);
        phones = List.copyOf(phones);
        flags = Set.copyOf(flags);
        reasons = List.copyOf(reasons);
    }

    public Intent first() {
        return intents.get(0);
    }

    public boolean has(Intent intent) {
        return intents.contains(intent);
    }

    public Optional<DateMeaning> toldDay() {
        return Optional.ofNullable(day);
    }

    public Optional<Money> toldAmount() {
        return Optional.ofNullable(amount);
    }
}
