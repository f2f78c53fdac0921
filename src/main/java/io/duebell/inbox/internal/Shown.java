package io.duebell.inbox.internal;

import io.duebell.inbox.Conversation;
import io.duebell.inbox.Entry;
import io.duebell.inbox.Entry.Direction;
import io.duebell.inbox.Entry.Read;
import io.duebell.inbox.internal.ConversationMapper.EntryRow;
import io.duebell.inbox.internal.ConversationMapper.Row;
import io.duebell.reading.Intent;
import io.duebell.reading.Reading.Flag;
import io.duebell.reading.Reading.Handling;
import io.duebell.shared.Money;
import io.duebell.shared.NoticeId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as people see them. */
final class Shown {

    private static final int LAST_TEXT = 200;
    private static final double PERCENT = 100;

    private Shown() {}

    static Conversation conversation(Row row) {
        return new Conversation(
                row.id(),
                row.version(),
                row.sender(),
                Sender.msisdn(row.sender()).orElse(null),
                row.borrowerNo().isEmpty() ? null : row.borrowerNo(),
                row.borrowerName(),
                row.managerNo(),
                row.branchNo(),
                row.state(),
                row.unread(),
                row.assignedTo(),
                row.snoozedUntil(),
                row.dueAt(),
                row.lastAt(),
                "IN".equals(row.lastDirection()),
                row.lastText() == null ? "" : Harmless.line(row.lastText(), LAST_TEXT),
                words(row.lastIntents(), "\\+"));
    }

    static Entry entry(EntryRow row) {
        String text = Harmless.of(row.text());
        Integer percent = row.noticePercent();
        return new Entry(
                row.id(),
                Direction.valueOf(row.direction()),
                row.at(),
                text,
                row.text().length() > Harmless.LONGEST,
                row.missing(),
                row.completedBy(),
                row.noticeId() == null ? null : new NoticeId(row.noticeId()),
                percent == null ? null : percent / PERCENT,
                row.noticeState(),
                read(row),
                row.lookedAt(),
                row.lookedBy(),
                row.author());
    }

    private static @Nullable Read read(EntryRow row) {
        if (row.intents() == null || row.handling() == null) {
            return null;
        }
        Long fen = row.toldFen();
        Integer percent = row.percent();
        return new Read(
                intents(row.intents()),
                row.toldDay(),
                fen == null ? null : new Money(fen),
                flags(row.flags()),
                percent == null ? 0 : percent / PERCENT,
                Handling.valueOf(row.handling()),
                words(row.reasons(), " "),
                words(row.deeds(), " "),
                intents(row.settled()),
                row.settledBy(),
                row.settledAt());
    }

    static List<Intent> intents(@Nullable String joined) {
        return words(joined, "\\+").stream().map(Intent::valueOf).toList();
    }

    private static Set<Flag> flags(@Nullable String joined) {
        return words(joined, "\\+").stream().map(Flag::valueOf).collect(Collectors.toSet());
    }

    private static List<String> words(@Nullable String joined, String between) {
        return joined == null || joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(between)).toList();
    }
}
