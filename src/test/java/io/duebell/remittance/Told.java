package io.duebell.remittance;

import io.duebell.remittance.Remittance.State;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Remittances and what became of them, as the room writes both, for tests of rooms that hear of it. */
public final class Told {

    private static long ids = 800_000_000_000_000_000L;

    private final JdbcTemplate jdbc;

    public Told(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose a part of it is; interest in fen. */
    public record Part(String borrowerNo, String loanNo, long fen) {}

    public long came(LocalDate bookedOn, long fen, Instant at) {
        long id = next();
        jdbc.update(
                """
                INSERT INTO remittance (id, identity, state, account, booked_on, serial, amount_fen, payer, payer_account, booking,
                                        remark, file_id, line_no, received_at, changed_at)
                VALUES (?, ?, 'NEW', '2031', ?, ?, ?, '王五', '6217', '转账', '', 1, 1, ?, ?)
                """,
                id,
                (UUID.randomUUID().toString() + UUID.randomUUID()).substring(0, 64),
                bookedOn,
                "S" + id,
                fen,
                stamp(at),
                stamp(at));
        event(id, 0, null, State.NEW, "statement", "came-in", at);
        return id;
    }

    public void review(long id, String best, double weight, Instant at) {
        jdbc.update("DELETE FROM remittance_candidate WHERE remittance_id = ?", id);
        jdbc.update(
                "INSERT INTO remittance_candidate (remittance_id, place, borrower_no, loan_nos, weight, evidence) VALUES (?, 1, ?, '', ?, '[]')",
                id,
                best,
                weight);
        step(id, State.REVIEW, "matcher", "margin", at);
    }

    public void credit(long id, Instant at, Part... parts) {
        int version = step(id, State.CREDITED, "matcher", "one-sign", at);
        for (Part part : parts) {
            jdbc.update("""
                    INSERT INTO remittance_share (id, remittance_id, borrower_no, borrower_name, loan_no, principal_fen, interest_fen,
                                                  penalty_fen, standing, credited_at, credited_by, credited_version)
                    VALUES (?, ?, ?, '张三丰', ?, 0, ?, 0, 1, ?, 'matcher', ?)
                    """, next(), id, part.borrowerNo(), part.loanNo(), part.fen(), stamp(at), version);
        }
    }

    /** Leaves CREDITED. */
    public void undo(long id, State to, Instant at) {
        int version = step(id, to, "zhao", "not theirs", at);
        jdbc.update("""
                UPDATE remittance_share
                SET standing = NULL, undone_at = ?, undone_by = 'zhao', undo_reason = 'not theirs', undone_version = ?
                WHERE remittance_id = ?
                  AND standing = 1
                """, stamp(at), version, id);
    }

    public void nobody(long id, Instant at) {
        step(id, State.NOBODY, "zhao", "a rent", at);
    }

    /** A person asks a borrower whether it was theirs. */
    public void ask(long id, String borrowerNo, Instant at) {
        step(id, State.REVIEW, "zhao", "asked " + borrowerNo, at);
    }

    private int step(long id, State to, String actor, String reason, Instant at) {
        State from = State.valueOf(Objects.requireNonNull(
                jdbc.queryForObject("SELECT state FROM remittance WHERE id = ?", String.class, id)));
        jdbc.update("UPDATE remittance SET state = ?, version = version + 1 WHERE id = ?", to.name(), id);
        int version = Objects.requireNonNull(
                jdbc.queryForObject("SELECT version FROM remittance WHERE id = ?", Integer.class, id));
        event(id, version, from, to, actor, reason, at);
        return version;
    }

    private void event(long id, int version, @Nullable State from, State to, String actor, String reason, Instant at) {
        jdbc.update("""
                INSERT INTO remittance_event (remittance_id, version, at, actor, from_state, to_state, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, id, version, stamp(at), actor, from == null ? null : from.name(), to.name(), reason);
    }

    private static synchronized long next() {
        return ++ids;
    }

    private static Timestamp stamp(Instant at) {
        return Timestamp.from(at);
    }
}
