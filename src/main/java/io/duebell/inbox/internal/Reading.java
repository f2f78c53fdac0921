package io.duebell.inbox.internal;

import io.duebell.compliance.ContactHolds;
import io.duebell.reading.OptOutWords;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what came in: an opt-out is obeyed at once, all else is kept for a person. */
@Component
public class Reading {

    private static final int BATCH = 200;

    private final InboundMapper inbound;
    private final OptOutWords words;
    private final ContactHolds holds;
    private final BusinessClock clock;
    private final MeterRegistry meters;

    Reading(InboundMapper inbound, OptOutWords words, ContactHolds holds, BusinessClock clock, MeterRegistry meters) {
        this.inbound = inbound;
        this.words = words;
        this.holds = holds;
        this.clock = clock;
        this.meters = meters;
    }

    /** Texts nobody has looked at, oldest first. */
    public List<InboundMapper.Unhandled> unhandled() {
        return inbound.unhandled(BATCH);
    }

    /** The hold and the mark are one transaction: a text is never marked without being obeyed. */
    @Transactional
    public void obey(InboundMapper.Unhandled message) {
        Intent intent = intent(message);
        if (inbound.handled(message.id(), intent.name(), clock.instant()) == 0) {
            return;
        }
        Optional<Msisdn> sender = sender(message.sender());
        String evidence = "inbound message " + message.id();
        if (intent == Intent.OPT_OUT) {
            sender.ifPresent(msisdn -> holds.optOut(msisdn, "sms", evidence, "borrower"));
        } else if (intent == Intent.OPT_IN) {
            sender.ifPresent(msisdn -> holds.optIn(msisdn, "sms", "borrower"));
        }
        meters.counter("duebell.inbox.messages", "intent", intent.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** What can be told apart so far. */
    enum Intent {
        OPT_OUT,
        OPT_IN,
        /** For a person; nothing is guessed. */
        UNKNOWN
    }

    /** A text with gaps may stop contact but never start it again. */
    private Intent intent(InboundMapper.Unhandled message) {
        if (words.isOut(message.body())) {
            return Intent.OPT_OUT;
        }
        return message.missing() == 0 && words.isIn(message.body()) ? Intent.OPT_IN : Intent.UNKNOWN;
    }

    /** Carriers give the number with or without country code and plus. */
    private static Optional<Msisdn> sender(String address) {
        String digits = address.replaceAll("[^0-9]", "").replaceFirst("^00", "");
        if (digits.matches("1[3-9][0-9]{9}")) {
            return Optional.of(new Msisdn("86" + digits));
        }
        return digits.matches("[1-9][0-9]{6,14}") ? Optional.of(new Msisdn(digits)) : Optional.empty();
    }
}
