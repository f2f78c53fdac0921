package io.duebell.inbox.internal;

import io.duebell.inbox.Conversation;
import io.duebell.inbox.Conversations.Candidate;
import io.duebell.inbox.Conversations.Outcome;
import io.duebell.inbox.Deed;
import io.duebell.inbox.Person;
import io.duebell.inbox.internal.ConversationMapper.Row;
import io.duebell.inbox.internal.InboundMapper.Unhandled;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.ThreadMapper.Came;
import io.duebell.inbox.internal.ThreadMapper.Locked;
import io.duebell.reading.Intent;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a person says of a reply, whose it is or what it wants, is acted on as if it had been read so, after what was done before
 * is taken back; and what it wants is kept to train from.
 */
@Component
class PersonsWord {

    private final ThreadMapper threads;
    private final ConversationMapper conversations;
    private final InboundMapper inbound;
    private final OwnerMapper owners;
    private final LabelMapper labels;
    private final Understanding understanding;
    private final WhoseReply whose;
    private final Doing doing;
    private final Undoing undoing;
    private final OfficeHours hours;
    private final BusinessClock clock;

    // Eleven collaborators: a person may change everything that acting on a reply has decided.
    PersonsWord(
            ThreadMapper threads,
            ConversationMapper conversations,
            InboundMapper inbound,
            OwnerMapper owners,
            LabelMapper labels,
            Understanding understanding,
            WhoseReply whose,
            Doing doing,
            Undoing undoing,
            OfficeHours hours,
            BusinessClock clock) {
        this.threads = threads;
        this.conversations = conversations;
        this.inbound = inbound;
        this.owners = owners;
        this.labels = labels;
        this.understanding = understanding;
        this.whose = whose;
        this.doing = doing;
        this.undoing = undoing;
        this.hours = hours;
        this.clock = clock;
    }

    /** Whose a conversation may be, where nobody knows. */
    List<Candidate> candidates(Conversation conversation) {
        Msisdn number = conversation.msisdn();
        return conversation.borrowerNo() != null || number == null
                ? List.of()
                : owners.holders(number.digits()).stream()
                        .map(each -> new Candidate(
                                each.borrowerNo(),
                                each.name(),
                                each.village(),
                                Objects.requireNonNullElse(each.holder(), "")))
                        .toList();
    }

    Outcome belongsTo(Person person, Row row, String borrowerNo) {
        Holder borrower = owners.borrower(borrowerNo);
        boolean mayName = borrower != null
                && (person.managerNo() == null || person.managerNo().equals(borrower.managerNo()))
                && (person.branchNo() == null || person.branchNo().equals(borrower.branchNo()));
        if (borrower == null || !mayName) {
            return new Outcome.Refused("no-borrower", "");
        }
        if (!row.borrowerNo().isEmpty()) {
            return new Outcome.Refused("known-already", "");
        }
        long id = row.id();
        List<Came> waiting = threads.allCame(id);
        Locked there = threads.lock(row.sender(), borrowerNo);
        if (there == null) {
            conversations.belongs(id, borrowerNo, borrower.name(), borrower.managerNo(), borrower.branchNo());
        } else {
            threads.move(id, there.id());
            threads.moveTasks(id, there.id());
            threads.drop(id);
            id = there.id();
        }
        for (Came entry : waiting) {
            act(person, entry, id, attributed(reread(inbound.get(entry.inboundId()), entry), borrower, entry));
        }
        threads.count(id);
        return new Outcome.Done(id, null);
    }

    Outcome settle(Person person, long entry, List<Intent> intents) {
        Came seen = threads.came(entry);
        Row row = seen == null ? null : conversations.find(person, seen.conversationId());
        if (row == null || threads.lockById(row.id()) == null) {
            return new Outcome.Refused("gone", "");
        }
        if (intents.isEmpty()) {
            return new Outcome.Refused("no-intent", "");
        }
        // Another may have settled it while this one waited for the lock.
        Came came = Objects.requireNonNull(threads.came(entry));
        Unhandled message = inbound.get(came.inboundId());
        Instant now = clock.instant();
        List<Intent> sorted = intents.stream().distinct().sorted().toList();
        String joined = Threads.joined(sorted);
        labels.keep(
                entry,
                message.body(),
                came.intents(),
                came.percent(),
                joined,
                LocalDate.ofInstant(message.receivedAt(), BusinessClock.ZONE),
                person.name(),
                now);
        boolean confirms = joined.equals(sortedText(came.settled() == null ? came.intents() : came.settled()));
        threads.settled(entry, joined, person.name(), now);
        conversations.looked(
                entry,
                person.name(),
                now,
                hours.between(message.receivedAt(), now).toMillis());
        if (!confirms || isWaiting(came)) {
            Reply reply = understanding.settled(message.whole(), sorted);
            Holder borrower = row.borrowerNo().isEmpty() ? null : owners.borrower(row.borrowerNo());
            act(person, came, row.id(), attributed(reply, borrower, came));
        }
        threads.count(row.id());
        return new Outcome.Done(row.id(), null);
    }

    /** What was read and not acted on; confirming it does what it asks for. */
    private static boolean isWaiting(Came came) {
        return came.settled() == null && came.handling().equals("PERSON");
    }

    private void act(Person person, Came entry, long conversation, Reply reply) {
        Instant now = clock.instant();
        boolean undone = undoing.undo(entry.id(), entry.inboundId(), "read otherwise", person.name());
        Case again = new Case(reply, conversation, entry.id(), now, person.name());
        if (undone) {
            again.did(Deed.UNDONE);
        }
        doing.act(again);
        doing.finish(again);
    }

    /** As it was read or settled before. */
    private Reply reread(Unhandled message, Came entry) {
        return entry.settled() == null
                ? understanding.read(message)
                : understanding.settled(message.whole(), Shown.intents(entry.settled()));
    }

    private Reply attributed(Reply reply, @Nullable Holder borrower, Came entry) {
        if (borrower == null) {
            return whose.find(reply);
        }
        LocalDate day = clock.today();
        List<Holder> holders =
                reply.msisdn().map(number -> owners.holders(number.digits())).orElse(List.of());
        Holder onFile = holders.stream()
                .filter(each -> each.borrowerNo().equals(borrower.borrowerNo()))
                .findFirst()
                .orElse(borrower);
        return reply.of(new Attribution(
                onFile,
                entry.noticeId(),
                entry.noticePercent(),
                whose.isOwn(onFile, holders, day),
                List.of(onFile),
                false));
    }

    private static String sortedText(String joined) {
        return Threads.joined(Shown.intents(joined).stream().sorted().toList());
    }
}
