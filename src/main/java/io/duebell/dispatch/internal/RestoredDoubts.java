package io.duebell.dispatch.internal;

import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.NoticeDraft.First;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.internal.RecoveryMapper.Lost;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Notices that may have left in a span that a restore lost: what waited then, and what is planned again for it. Their
 * parts are in doubt over any link, and they count towards the caps of the span's last day.
 */
@Component
class RestoredDoubts {

    static final String REASON = "a restore lost whether it left";

    private final RecoveryMapper mapper;
    private final ContactRules rules;
    private final JdbcTemplate jdbc;
    private final Transitions transitions;

    RestoredDoubts(RecoveryMapper mapper, ContactRules rules, JdbcTemplate jdbc, Transitions transitions) {
        this.mapper = mapper;
        this.rules = rules;
        this.jdbc = jdbc;
        this.transitions = transitions;
    }

    /** The span lost last; null: nothing ever was. */
    @Nullable
    Lost lost() {
        return mapper.lost();
    }

    /** The drafts as they are, but in doubt where a run that was lost may have planned and sent them. */
    List<NoticeDraft> judge(List<NoticeDraft> drafts, @Nullable Lost lost) {
        if (lost == null) {
            return drafts;
        }
        return drafts.stream()
                .map(draft -> mayHaveLeft(draft, lost)
                        ? draft.startingIn(new First(
                                NoticeState.IN_DOUBT,
                                REASON,
                                null,
                                draft.first().notBefore()))
                        : draft)
                .toList();
    }

    private static boolean mayHaveLeft(NoticeDraft draft, Lost lost) {
        NoticeState first = draft.first().state();
        boolean toBeSent = first == NoticeState.READY || first == NoticeState.HELD;
        return toBeSent && !draft.tellableFrom().isAfter(lost.until());
    }

    /** Parts and caps of drafts that start in doubt; in the caller's transaction, after their rows. */
    void written(List<NoticeDraft> drafts, @Nullable Lost lost) {
        List<Part> parts = new ArrayList<>();
        List<Contact> contacts = new ArrayList<>();
        for (NoticeDraft draft : drafts) {
            if (draft.first().state() == NoticeState.IN_DOUBT) {
                Msisdn msisdn = Objects.requireNonNull(draft.recipient().msisdn(), "whatever was READY has a number");
                parts.add(new Part(draft.id().value(), draft.text().parts(), ""));
                contacts.add(new Contact(
                        draft.id(),
                        draft.recipient().borrowerNo(),
                        msisdn,
                        draft.channel(),
                        Contact.Purpose.of(draft.kind()),
                        null));
            }
        }
        if (!parts.isEmpty()) {
            keep(parts, contacts, Objects.requireNonNull(lost));
        }
    }

    /** Puts notices in doubt that wait or were being sent; in the caller's transaction, which holds their rows. */
    void put(List<NoticeRow> rows, Lost lost, String actor) {
        List<NoticeRow> uncounted =
                rows.stream().filter(row -> !day(lost).equals(row.countedOn())).toList();
        keep(
                rows.stream()
                        .map(row -> new Part(row.id(), row.parts(), Objects.requireNonNullElse(row.link(), "")))
                        .toList(),
                uncounted.stream().map(NoticeRow::contact).toList(),
                lost);
        transitions.write(rows.stream()
                .map(row -> Transition.of(row, NoticeState.IN_DOUBT, actor, REASON))
                .toList());
    }

    private void keep(List<Part> notices, List<Contact> contacts, Lost lost) {
        List<Object[]> rows = new ArrayList<>();
        for (Part notice : notices) {
            for (int part = 1; part <= notice.parts(); part++) {
                rows.add(new Object[] {
                    notice.id(), part, notice.link(), HandsetMatch.RESTORED, Timestamp.from(lost.since())
                });
            }
        }
        // State last: the others look at what it was.
        jdbc.batchUpdate("""
                INSERT INTO notice_part (notice_id, part_no, state, link, code, sent_at)
                VALUES (?, ?, 'IN_DOUBT', ?, ?, ?)
                ON DUPLICATE KEY UPDATE code = IF(state = 'ACCEPTED', code, VALUES(code)),
                        sent_at = IF(state = 'ACCEPTED', sent_at, VALUES(sent_at)),
                        state = IF(state = 'ACCEPTED', state, VALUES(state))
                """, rows);
        if (!contacts.isEmpty()) {
            rules.countUnasked(contacts, day(lost));
            mapper.counted(
                    contacts.stream().map(contact -> contact.notice().value()).toList(), day(lost));
        }
    }

    private static LocalDate day(Lost lost) {
        return LocalDate.ofInstant(lost.until(), BusinessClock.ZONE);
    }

    /** A notice by its number of parts and the link they went by; an empty link is any. */
    private record Part(long id, int parts, String link) {}
}
