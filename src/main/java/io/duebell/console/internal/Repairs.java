package io.duebell.console.internal;

import io.duebell.console.Role;
import io.duebell.console.internal.RepairPageMapper.Line;
import io.duebell.console.internal.RepairPageMapper.Said;
import io.duebell.console.internal.RepairPageMapper.TypedPhone;
import io.duebell.notice.RepairList;
import io.duebell.shared.NoticeId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The repair list by page: phones and data that keep borrowers from being told. */
@Component
public class Repairs {

    private static final int SHOWN_TAIL = 4;
    private static final int SAID_AT_MOST = 3;

    private final RepairPageMapper mapper;
    private final RepairList list;
    private final AuditLog audit;

    Repairs(RepairPageMapper mapper, RepairList list, AuditLog audit) {
        this.mapper = mapper;
        this.list = list;
        this.audit = audit;
    }

    public Keyset<Entry> page(ConsoleUser user, @Nullable Long after, @Nullable Long before) {
        Keyset<Line> page = before != null
                ? Keyset.ascending(mapper.newer(user.scope(), before, Keyset.SIZE + 1), Line::id)
                : Keyset.descending(mapper.older(user.scope(), after, Keyset.SIZE + 1), after == null, Line::id);
        Set<String> borrowers = page.rows().stream().map(Line::borrowerNo).collect(Collectors.toSet());
        Map<String, List<TypedPhone>> phones = borrowers.isEmpty()
                ? Map.of()
                : mapper.phones(borrowers).stream().collect(Collectors.groupingBy(TypedPhone::borrowerNo));
        Set<String> withDead = page.rows().stream()
                .filter(line -> line.code().equals(RepairList.DEAD_NUMBER))
                .map(Line::borrowerNo)
                .collect(Collectors.toSet());
        Map<String, List<Said>> said = withDead.isEmpty()
                ? Map.of()
                : mapper.said(withDead).stream().collect(Collectors.groupingBy(Said::borrowerNo));
        List<Entry> entries = page.rows().stream()
                .map(line -> new Entry(
                        line,
                        phones.getOrDefault(line.borrowerNo(), List.of()).stream()
                                .map(phone -> user.role() == Role.MANAGER ? phone : masked(phone))
                                .toList(),
                        line.code().equals(RepairList.DEAD_NUMBER)
                                ? said.getOrDefault(line.borrowerNo(), List.of()).stream()
                                        .limit(SAID_AT_MOST)
                                        .toList()
                                : List.of()))
                .toList();
        return new Keyset<>(entries, page.previous(), page.next());
    }

    /** False when there is no such open line that this user may see. */
    @Transactional
    public boolean mend(ConsoleUser user, long id) {
        Line line = mapper.find(user.scope(), id);
        if (line == null || !list.mend(id, user.managerNo(), user.username())) {
            return false;
        }
        audit.write(user.username(), "mend", line.borrowerNo(), line.kind() + " " + line.code());
        return true;
    }

    /** The number is right: it is tried again. False when there is no such open line that this user may see. */
    @Transactional
    public boolean vouch(ConsoleUser user, long id) {
        Line line = mapper.find(user.scope(), id);
        if (line == null || !list.vouch(id, user.managerNo(), user.username())) {
            return false;
        }
        audit.write(user.username(), "number-right", line.borrowerNo(), line.kind() + " " + line.code());
        return true;
    }

    /** Only the manager who has to mend it sees a number whole. */
    private static TypedPhone masked(TypedPhone phone) {
        String typed = phone.typed();
        int hidden = Math.max(0, typed.length() - SHOWN_TAIL);
        String shown = "*".repeat(hidden) + typed.substring(hidden);
        return new TypedPhone(phone.borrowerNo(), shown, phone.kind(), phone.holder());
    }

    /** A line with the numbers that are registered for its borrower, and what carriers said of dead ones. */
    public record Entry(Line line, List<TypedPhone> phones, List<Said> said) {

        public boolean mayVouch() {
            return line.code().equals(RepairList.DEAD_NUMBER) || line.code().equals(RepairList.SHARED_NUMBER);
        }

        public @Nullable NoticeId notice() {
            Long id = line.noticeId();
            return id == null ? null : new NoticeId(id);
        }
    }
}
