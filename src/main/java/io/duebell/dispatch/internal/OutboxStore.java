package io.duebell.dispatch.internal;

import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Outbox;
import io.duebell.dispatch.internal.RecoveryMapper.Lost;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts planned notices into the outbox tables, in batches of one transaction each. */
@Component
class OutboxStore implements Outbox {

    private static final int ATTEMPTS = 3;
    private static final Set<NoticeState> WAITING = EnumSet.of(NoticeState.READY, NoticeState.HELD);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final ItemMapper items;
    private final NoticeMapper notices;
    private final Transitions transitions;
    private final RestoredDoubts restored;
    private final DispatchSettings settings;
    private final BusinessClock clock;

    OutboxStore(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            ItemMapper items,
            NoticeMapper notices,
            Transitions transitions,
            RestoredDoubts restored,
            DispatchSettings settings,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.items = items;
        this.notices = notices;
        this.transitions = transitions;
        this.restored = restored;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Set<ItemKey> known(Collection<ItemKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        Set<String> subjects = keys.stream().map(ItemKey::subject).collect(Collectors.toSet());
        Set<ItemKey> asked = Set.copyOf(keys);
        return items.ofSubjects(subjects).stream().filter(asked::contains).collect(Collectors.toSet());
    }

    @Override
    public int add(List<NoticeDraft> drafts, String actor) {
        List<NoticeDraft> left = drafts;
        for (int attempt = 1; ; attempt++) {
            left = withoutKnown(left);
            if (left.isEmpty()) {
                return 0;
            }
            Lost lost = restored.lost();
            List<NoticeDraft> now = restored.judge(left, lost);
            try {
                transactions.executeWithoutResult(status -> {
                    insert(now, actor);
                    restored.written(now, lost);
                });
                return now.size();
            } catch (DuplicateKeyException anotherNodeWasFirst) {
                if (attempt == ATTEMPTS) {
                    throw anotherNodeWasFirst;
                }
            }
        }
    }

    @Override
    public int withdraw(Collection<NoticeId> ids, String actor, String reason) {
        if (ids.isEmpty()) {
            return 0;
        }
        Integer withdrawn = transactions.execute(status -> {
            List<Transition> steps = notices
                    .lockRows(ids.stream().map(NoticeId::value).toList())
                    .stream()
                    .filter(row -> WAITING.contains(row.state()) && row.countedOn() == null)
                    .map(row -> Transition.of(row, NoticeState.WITHDRAWN, actor, reason))
                    .toList();
            transitions.write(steps);
            return steps.size();
        });
        return withdrawn == null ? 0 : withdrawn;
    }

    @Override
    public int reconsider(Collection<NoticeId> ids, String actor, String reason) {
        if (ids.isEmpty()) {
            return 0;
        }
        Integer held = transactions.execute(status -> {
            List<Transition> steps = notices
                    .lockRows(ids.stream().map(NoticeId::value).toList())
                    .stream()
                    .filter(row -> row.state() == NoticeState.READY)
                    .map(row -> Transition.of(row, NoticeState.HELD, actor, reason)
                            .by(new RuleRef(LastAnswers.RULE, "1"))
                            .notBefore(clock.instant()))
                    .toList();
            transitions.write(steps);
            return steps.size();
        });
        return held == null ? 0 : held;
    }

    @Override
    public void lookAgain(Collection<NoticeId> ids) {
        if (!ids.isEmpty()) {
            items.lookAgain(ids.stream().map(NoticeId::value).toList(), clock.instant());
        }
    }

    private List<NoticeDraft> withoutKnown(List<NoticeDraft> drafts) {
        List<ItemKey> keys =
                drafts.stream().flatMap(draft -> keysOf(draft).stream()).toList();
        Set<ItemKey> known = known(keys);
        return drafts.stream()
                .filter(draft -> keysOf(draft).stream().noneMatch(known::contains))
                .toList();
    }

    private static List<ItemKey> keysOf(NoticeDraft draft) {
        return draft.items().stream()
                .map(item -> new ItemKey(
                        item.subjectKind(),
                        item.subject(),
                        item.occasion(),
                        draft.channel().name()))
                .toList();
    }

    private void insert(List<NoticeDraft> drafts, String actor) {
        Timestamp now = Timestamp.from(clock.instant());
        List<Object[]> notices = new ArrayList<>();
        List<Object[]> itemRows = new ArrayList<>();
        List<Object[]> texts = new ArrayList<>();
        List<Object[]> events = new ArrayList<>();
        for (NoticeDraft draft : drafts) {
            String body = draft.text().body();
            String hash = body == null ? null : Hashes.sha256(body);
            notices.add(notice(draft, hash, now));
            draft.items().forEach(item -> itemRows.add(item(draft, item)));
            if (body != null) {
                texts.add(new Object[] {hash, body, now});
            }
            NoticeDraft.First first = draft.first();
            events.add(event(draft, 1, now, null, NoticeState.PLANNED, actor, "planned for " + draft.stage(), null));
            events.add(event(draft, 2, now, NoticeState.PLANNED, first.state(), actor, first.reason(), first.rule()));
        }
        jdbc.batchUpdate("""
                INSERT INTO notice_item (subject_kind, subject, occasion, channel, notice_id, loan_no, due_date,
                                         principal_fen, interest_fen, penalty_fen)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, itemRows);
        jdbc.batchUpdate("""
                INSERT INTO notice (id, version, state, reason, rule_id, rule_version, kind, channel, business_date, stage,
                                    borrower_no, borrower_name, msisdn, manager_no, branch_no, village_no, village,
                                    amount_fen, template_id, template_hash, text_hash, parts, not_before, not_after,
                                    created_at, changed_at, urgent, tellable_from)
                VALUES (?, 2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, notices);
        if (!texts.isEmpty()) {
            jdbc.batchUpdate("INSERT IGNORE INTO notice_text (text_hash, body, created_at) VALUES (?, ?, ?)", texts);
        }
        jdbc.batchUpdate("""
                INSERT INTO notice_event (notice_id, version, at, from_state, to_state, actor, reason, rule_id, rule_version,
                                          inputs)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, events);
    }

    private Object[] notice(NoticeDraft draft, @Nullable String textHash, Timestamp now) {
        NoticeDraft.Recipient to = draft.recipient();
        NoticeDraft.First first = draft.first();
        RuleRef rule = first.rule();
        if (!NoticeState.PLANNED.mayBecome(first.state())) {
            throw new IllegalArgumentException("a planned notice may not become " + first.state());
        }
        return new Object[] {
            draft.id().value(),
            first.state().name(),
            first.reason(),
            rule == null ? null : rule.id(),
            rule == null ? null : rule.version(),
            draft.kind(),
            draft.channel().name(),
            date(draft.businessDate()),
            draft.stage(),
            to.borrowerNo(),
            to.name(),
            to.msisdn() == null ? null : to.msisdn().digits(),
            to.managerNo(),
            to.branchNo(),
            to.villageNo(),
            to.village(),
            draft.amount().fen(),
            draft.text().templateId(),
            draft.text().templateHash(),
            textHash,
            draft.text().parts(),
            timestamp(first.notBefore()),
            timestamp(draft.notAfter()),
            now,
            now,
            settings.urgentKinds().contains(draft.kind()),
            timestamp(draft.tellableFrom())
        };
    }

    private static Object[] item(NoticeDraft draft, NoticeDraft.Item item) {
        LocalDate due = item.dueDate();
        return new Object[] {
            item.subjectKind(),
            item.subject(),
            item.occasion(),
            draft.channel().name(),
            draft.id().value(),
            item.loanNo(),
            due == null ? null : date(due),
            item.principal().fen(),
            item.interest().fen(),
            item.penalty().fen()
        };
    }

    private static Object[] event(
            NoticeDraft draft,
            int version,
            Timestamp at,
            @Nullable NoticeState from,
            NoticeState to,
            String actor,
            String reason,
            @Nullable RuleRef rule) {
        return new Object[] {
            draft.id().value(),
            version,
            at,
            from == null ? null : from.name(),
            to.name(),
            actor,
            reason,
            rule == null ? null : rule.id(),
            rule == null ? null : rule.version(),
            rule == null || rule.inputs().isEmpty() ? null : rule.shortInputs()
        };
    }

    private static Date date(LocalDate day) {
        return Date.valueOf(day);
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant);
    }
}
