package io.duebell.inbox.internal;

import io.duebell.inbox.Conversation;
import io.duebell.inbox.Conversation.State;
import io.duebell.inbox.Conversations;
import io.duebell.inbox.Entry;
import io.duebell.inbox.Person;
import io.duebell.inbox.internal.ConversationMapper.After;
import io.duebell.inbox.internal.ConversationMapper.EntryRow;
import io.duebell.inbox.internal.ConversationMapper.Row;
import io.duebell.inbox.internal.ConversationMapper.Unlooked;
import io.duebell.reading.Intent;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Conversations as they are kept; what a person decides about a reply is the {@link PersonsWord}'s. */
@Component
class StoredConversations implements Conversations {

    private static final int PAGE = 30;
    private static final int ENTRIES = 100;

    private final ConversationMapper mapper;
    private final ThreadMapper threads;
    private final PersonsWord word;
    private final PersonsAnswer answer;
    private final OfficeHours hours;
    private final BusinessClock clock;

    StoredConversations(
            ConversationMapper mapper,
            ThreadMapper threads,
            PersonsWord word,
            PersonsAnswer answer,
            OfficeHours hours,
            BusinessClock clock) {
        this.mapper = mapper;
        this.threads = threads;
        this.word = word;
        this.answer = answer;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public Page list(Person person, Filter filter, @Nullable String after) {
        List<Row> rows = mapper.list(person, filter, clock.instant(), Cursors.read(after), PAGE + 1);
        boolean more = rows.size() > PAGE;
        List<Row> shown = more ? rows.subList(0, PAGE) : rows;
        return new Page(
                shown.stream().map(Shown::conversation).toList(), more ? Cursors.write(shown.get(PAGE - 1)) : null);
    }

    /** Where a page leaves off, as pages carry it. */
    private static final class Cursors {

        private static String write(Row last) {
            Instant due = last.dueAt();
            return (due == null ? 1 : 0) + "_" + (due == null ? last.lastAt() : due).toEpochMilli() + "_" + last.id();
        }

        private static @Nullable After read(@Nullable String written) {
            if (written == null || !written.matches("[01]_[0-9]{1,15}_[0-9]{1,18}")) {
                return null;
            }
            String[] parts = written.split("_", -1);
            return new After(
                    Integer.parseInt(parts[0]),
                    Instant.ofEpochMilli(Long.parseLong(parts[1])),
                    Long.parseLong(parts[2]));
        }
    }

    @Override
    public Counts count(Person person) {
        ConversationMapper.Counts counts = mapper.count(person, clock.instant());
        Map<Filter, Integer> of = new EnumMap<>(Filter.class);
        of.put(Filter.UNREAD, counts.unread());
        of.put(Filter.MINE, counts.mine());
        of.put(Filter.ALL, counts.open());
        of.put(Filter.SNOOZED, counts.snoozed());
        of.put(Filter.DONE, counts.done());
        return new Counts(of, counts.overdue());
    }

    @Override
    public Optional<Opened> find(Person person, long id) {
        return Optional.ofNullable(mapper.find(person, id)).map(row -> {
            List<EntryRow> rows = mapper.entries(id, ENTRIES + 1);
            boolean more = rows.size() > ENTRIES;
            List<Entry> entries = new ArrayList<>(
                    rows.stream().limit(ENTRIES).map(Shown::entry).toList());
            Collections.reverse(entries);
            Conversation conversation = Shown.conversation(row);
            return new Opened(
                    conversation,
                    entries,
                    more,
                    word.candidates(conversation),
                    answer.mayAnswer(conversation),
                    answer.suggestions(conversation, entries));
        });
    }

    @Override
    public List<Conversation> ofBorrower(Person person, String borrowerNo) {
        return mapper.ofBorrower(person, borrowerNo).stream()
                .map(Shown::conversation)
                .toList();
    }

    @Override
    @Transactional
    public Outcome look(Person person, long id) {
        return within(person, id, () -> {
            threads.lockById(id);
            Instant now = clock.instant();
            for (Unlooked entry : mapper.unlooked(id)) {
                long after = hours.between(entry.at(), now).toMillis();
                mapper.looked(entry.id(), person.name(), now, after);
            }
            threads.count(id);
            return 1;
        });
    }

    @Override
    @Transactional
    public Outcome assign(Person person, long id, int version, @Nullable String to) {
        return within(person, id, () -> mapper.assign(id, version, to));
    }

    @Override
    @Transactional
    public Outcome snooze(Person person, long id, int version, Instant until) {
        if (!until.isAfter(clock.instant())) {
            return new Outcome.Refused("past", "");
        }
        return within(person, id, () -> mapper.snooze(id, version, until));
    }

    /** What is done has been looked at. */
    @Override
    @Transactional
    public Outcome done(Person person, long id, int version) {
        Outcome outcome = within(person, id, () -> mapper.state(id, version, State.DONE));
        return outcome instanceof Outcome.Done ? look(person, id) : outcome;
    }

    @Override
    @Transactional
    public Outcome reopen(Person person, long id, int version) {
        return within(person, id, () -> mapper.state(id, version, State.OPEN));
    }

    @Override
    @Transactional
    public Outcome belongsTo(Person person, long id, int version, String borrowerNo) {
        return seen(person, id, version)
                .map(row -> word.belongsTo(person, row, borrowerNo))
                .orElseGet(this::changed);
    }

    @Override
    @Transactional
    public Outcome settle(Person person, long entry, List<Intent> intents) {
        return word.settle(person, entry, intents);
    }

    @Override
    public Draft check(Person person, long id, String text) {
        return Optional.ofNullable(mapper.find(person, id))
                .map(Shown::conversation)
                .map(conversation -> answer.check(conversation, text))
                .orElseGet(() -> new Draft("", 0, List.of()));
    }

    @Override
    @Transactional
    public Outcome answer(Person person, long id, int version, String text, String key) {
        return seen(person, id, version)
                .map(row -> answer.send(person, Shown.conversation(row), text, key))
                .orElseGet(this::changed);
    }

    private Outcome within(Person person, long id, Supplier<Integer> step) {
        if (mapper.find(person, id) == null) {
            return new Outcome.Refused("gone", "");
        }
        return step.get() == 0 ? changed() : new Outcome.Done(id, null);
    }

    /** The conversation, locked, if it is still as it was seen. */
    private Optional<Row> seen(Person person, long id, int version) {
        if (mapper.find(person, id) == null || threads.lockById(id) == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(mapper.find(person, id)).filter(row -> row.version() == version);
    }

    private Outcome changed() {
        return new Outcome.Refused("changed", "");
    }
}
