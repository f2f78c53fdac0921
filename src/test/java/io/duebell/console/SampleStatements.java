package io.duebell.console;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Statement files as the room leaves them: one read with something of everything, one that failed, one taken back. */
record SampleStatements(JdbcTemplate jdbc) {

    static final long READ = 1;
    static final long FAILED = 2;
    static final long TAKEN_BACK = 3;

    void month() {
        file(READ, "对公账户-2026-12-14.csv", "FOLDER", "DONE", 7, 512_340, "balance-breaks 1 6");
        file(FAILED, "export.csv", "UPLOAD", "FAILED", 1, 0, "no-header");
        file(TAKEN_BACK, "camt053-20261213.xml", "API", "TAKEN_BACK", 1, 100_00, null);
        jdbc.update(
                "UPDATE statement_file SET taken_back_by = 'boss', taken_back_at = received_at WHERE id = ?",
                TAKEN_BACK);
        line(READ, 1, "REMITTANCE", "", SampleDesk.LOUD, 230_050L, null);
        line(READ, 2, "REMITTANCE", "", SampleDesk.LARGE, 12_000_000L, null);
        line(READ, 3, "DUPLICATE", "known", SampleDesk.LOUD, 230_050L, null);
        line(READ, 4, "NOT_REMITTANCE", "money-out", null, -10_000L, null);
        line(READ, 5, "REVERSAL", "", SampleDesk.BACK, -30_000L, null);
        line(
                READ,
                6,
                "QUARANTINED",
                "scientific-amount",
                null,
                null,
                "2026-12-14,S006,贷,1.2E+05,王五,6217000000001234567");
        line(READ, 7, "NOT_REMITTANCE", "total", null, null, null);
        line(FAILED, 1, "QUARANTINED", "no-header", null, null, "第一行");
        line(TAKEN_BACK, 1, "REMITTANCE", "", null, 10_000L, null);
    }

    private void file(
            long id, String name, String source, String state, int lines, long fen, @Nullable String message) {
        jdbc.update(
                """
                INSERT INTO statement_file (id, name, source, hash, bytes, kept_at, state, received_at, received_by,
                                            line_count, came_in_fen, message)
                VALUES (?, ?, ?, ?, 100, 'nowhere', ?, ?, 'boss', ?, ?, ?)
                """, id, name, source, "h" + id, state, java.sql.Timestamp.from(ConsoleApp.NOW), lines, fen, message);
    }

    private void line(
            long file,
            int place,
            String fate,
            String reason,
            @Nullable Long remittance,
            @Nullable Long fen,
            @Nullable String content) {
        jdbc.update("""
                INSERT INTO statement_line (file_id, place, line_no, fate, reason, remittance_id, amount_fen, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, file, place, place + 1, fate, reason, remittance, fen, content);
    }
}
