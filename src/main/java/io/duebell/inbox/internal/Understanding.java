package io.duebell.inbox.internal;

import io.duebell.inbox.internal.InboundMapper.Unhandled;
import io.duebell.reading.Intent;
import io.duebell.reading.OptOutWords;
import io.duebell.reading.Reader;
import io.duebell.reading.Reading;
import io.duebell.reading.Reading.Handling;
import io.duebell.shared.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads a text as of the day on which it came; a word of opting out or in is beyond doubt. */
@Component
public class Understanding {

    private final Reader reader;
    private final OptOutWords words;

    Understanding(Reader reader, OptOutWords words) {
        this.reader = reader;
        this.words = words;
    }

    public Reply read(Unhandled message) {
        // A text with gaps may stop contact but never start it again.
        boolean optIn = message.missing() == 0 && words.isIn(message.body());
        if (optIn) {
            return new Reply(message, certain(Intent.ACK, "opt-in-word"), true, null);
        }
        return words.isOut(message.body())
                ? new Reply(message, certain(Intent.OPT_OUT, "opt-out-word"), false, null)
                : new Reply(message, readAs(message), false, null);
    }

    /** The same as a person reads it: their intents, with the day and the amount that stand in the text. */
    Reply settled(Unhandled message, List<Intent> intents) {
        Reading read = readAs(message);
        Reading settled = new Reading(
                intents,
                read.day(),
                read.amount(),
                read.tails(),
                read.phones(),
                Set.of(),
                1,
                Handling.ACT,
                List.of("settled"));
        return new Reply(message, settled, false, null);
    }

    private Reading readAs(Unhandled message) {
        return reader.read(message.body(), LocalDate.ofInstant(message.receivedAt(), BusinessClock.ZONE));
    }

    private static Reading certain(Intent intent, String reason) {
        return new Reading(
                List.of(intent), null, null, List.of(), List.of(), Set.of(), 1, Handling.ACT, List.of(reason));
    }
}
