package io.duebell.inbox.internal;

import io.duebell.inbox.Deed;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.reading.Intent;
import io.duebell.reading.Reading;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One reply while it is acted on: what is known of it, and what has been done so far. Used within one transaction. */
final class Case {

    private final Reply reply;
    private final long conversation;
    private final long entry;
    private final Instant now;
    private final String actor;
    private final Set<Deed> deeds = EnumSet.noneOf(Deed.class);
    private boolean wantsPerson;
    private boolean asksDay;
    private @Nullable Promised promised;

    Case(Reply reply, long conversation, long entry, Instant now, String actor) {
        this.reply = reply;
        this.conversation = conversation;
        this.entry = entry;
        this.now = now;
        this.actor = actor;
    }

    Reply reply() {
        return reply;
    }

    Reading reading() {
        return reply.reading();
    }

    boolean wants(Intent intent) {
        return reply.reading().has(intent);
    }

    Attribution whose() {
        return reply.attribution();
    }

    @Nullable
    Holder borrower() {
        return reply.attribution().borrower();
    }

    long conversation() {
        return conversation;
    }

    long entry() {
        return entry;
    }

    Instant now() {
        return now;
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, BusinessClock.ZONE);
    }

    /** The borrower, or the person who settled what was meant. */
    String actor() {
        return actor;
    }

    void did(Deed deed) {
        deeds.add(deed);
    }

    boolean has(Deed deed) {
        return deeds.contains(deed);
    }

    /** What was promised. */
    record Promised(LocalDate day, @Nullable Money amount) {}

    void promise(LocalDate day, @Nullable Money amount) {
        promised = new Promised(day, amount);
    }

    @Nullable
    Promised promised() {
        return promised;
    }

    void askDay() {
        asksDay = true;
    }

    /** Whether the borrower is to be asked for a clear day. */
    boolean asksDay() {
        return asksDay;
    }

    void wantsPerson() {
        wantsPerson = true;
    }

    boolean isForPerson() {
        return wantsPerson;
    }

    String deeds() {
        return deeds.stream().map(Deed::code).collect(Collectors.joining(" "));
    }
}
