package io.duebell.console;

import io.duebell.dispatch.NoticeState;
import io.duebell.shared.NoticeId;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of a made-up morning: borrowers of three managers of two branches, notices in every state. */
final class SampleDay {

    private static final String[] SURNAMES = {"王", "李", "张", "刘", "陈", "杨", "赵", "周", "吴", "徐"};
    private static final String[] GIVEN = {"秀英", "建国", "桂兰", "志强", "海燕", "小军", "玉梅", "德福"};
    private static final String[] VILLAGES = {"枫木村", "上河村", "石桥村", "柳林村", "大坪村", "双溪村"};

    private final JdbcTemplate jdbc;
    private final Random random = new Random(7);

    SampleDay(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The borrower with their mobile; the manager's number decides the village. */
    void borrower(String no, String name, String manager, String branch) {
        int village = Math.floorMod(no.hashCode(), VILLAGES.length);
        jdbc.update(
                """
                INSERT INTO book_borrower (borrower_no, name, language, village_no, village, township, branch_no, manager_no,
                                           manager, manager_mobile)
                VALUES (?, ?, 'zh-CN', ?, ?, '青山镇', ?, ?, ?, '13800000000')
                """,
                no,
                name,
                "00010000" + village,
                VILLAGES[village],
                branch,
                manager,
                "经理" + manager.substring(manager.length() - 1));
    }

    void phone(String borrower, String typed, String kind, String holder, @Nullable String msisdn) {
        jdbc.update("""
                INSERT INTO book_phone (borrower_no, typed, kind, msisdn, holder, preferred, updated_on)
                VALUES (?, ?, ?, ?, ?, TRUE, '2026-08-01')
                """, borrower, typed, kind, msisdn, holder);
    }

    void repair(long id, String borrower, String manager, String code, String detail, @Nullable NoticeId notice) {
        jdbc.update("""
                INSERT INTO repair_item (id, borrower_no, manager_no, kind, code, detail, first_seen, last_seen, notice_id)
                VALUES (?, ?, ?, 'PHONE', ?, ?, '2026-12-05', '2026-12-15', ?)
                """, id, borrower, manager, code, detail, notice == null ? null : notice.value());
    }

    /** A notice with its item, text, events and part, as far as its state has come. */
    void notice(
            NoticeId id,
            String borrower,
            String name,
            String manager,
            String branch,
            NoticeState state,
            @Nullable String reason,
            @Nullable String rule) {
        Instant at = ConsoleApp.NOW.minus(Duration.ofSeconds(random.nextInt(2400)));
        String tail = String.format("%04d", Math.floorMod(borrower.hashCode(), 10_000));
        boolean sent = List.of(
                        NoticeState.SENT,
                        NoticeState.DELIVERED,
                        NoticeState.UNDELIVERED,
                        NoticeState.IN_DOUBT,
                        NoticeState.UNREPORTED)
                .contains(state);
        int village = Math.floorMod(borrower.hashCode(), VILLAGES.length);
        int interest = 12_300 + random.nextInt(90_000);
        String body = "【青山农信】" + name + "：您尾号" + tail + "贷款利息" + interest / 100 + ".00元12月20日到期，请备足于原账户。";
        String hash = String.format("%064x", id.value());
        jdbc.update(
                """
                INSERT INTO notice (id, version, state, reason, rule_id, rule_version, kind, channel, business_date, stage,
                                    borrower_no, borrower_name, msisdn, manager_no, branch_no, village_no, village, amount_fen,
                                    template_id, template_hash, text_hash, parts, not_before, not_after, link, created_at, changed_at)
                VALUES (?, 4, ?, ?, ?, ?, 'INTEREST', 'SMS', ?, 'D-5', ?, ?, ?, ?, ?, ?, ?, ?, 'interest-before-5', NULL, ?, 1,
                        ?, ?, ?, ?, ?)
                """,
                id.value(),
                state.name(),
                reason,
                rule,
                rule == null ? null : "2026.1",
                Date.valueOf(ConsoleApp.DAY),
                borrower,
                name,
                "8613812" + "0".repeat(2) + tail,
                manager,
                branch,
                "00010000" + village,
                VILLAGES[village],
                interest,
                hash,
                utc(ConsoleApp.NOW.minusSeconds(4200)),
                utc(ConsoleApp.NOW.plusSeconds(200_000)),
                sent ? "cmcc" : null,
                utc(at),
                utc(at));
        jdbc.update(
                """
                INSERT INTO notice_item (subject_kind, subject, occasion, channel, notice_id, loan_no, due_date, interest_fen)
                VALUES ('INSTALMENT', ?, 'D-5', 'SMS', ?, ?, ?, ?)
                """,
                "L" + borrower + ":" + id.value(),
                id.value(),
                "L" + borrower,
                Date.valueOf(LocalDate.of(2026, 12, 20)),
                interest);
        jdbc.update(
                "INSERT IGNORE INTO notice_text (text_hash, body, created_at) VALUES (?, ?, ?)", hash, body, utc(at));
        event(id, 1, at.minusSeconds(9), null, "PLANNED", "plan", "planned for D-5", null);
        event(id, 2, at.minusSeconds(8), "PLANNED", "READY", "plan", "allowed", "nothing-against");
        if (sent) {
            event(
                    id,
                    3,
                    at.minusSeconds(7),
                    "READY",
                    "SENDING",
                    "gate",
                    "allowed, leaves over cmcc",
                    "nothing-against");
            event(id, 4, at.minusSeconds(6), "SENDING", "SENT", "carrier", "accepted by the carrier over cmcc", null);
            boolean done = state == NoticeState.DELIVERED;
            jdbc.update(
                    """
                    INSERT INTO notice_part (notice_id, part_no, state, link, message_id, answered_at, receipt_state, receipt_code,
                                             receipt_at)
                    VALUES (?, 1, 'ACCEPTED', 'cmcc', ?, ?, ?, ?, ?)
                    """,
                    id.value(),
                    Long.toHexString(id.value()).toUpperCase(Locale.ROOT),
                    utc(at.minusSeconds(6)),
                    done ? "DELIVERED" : null,
                    done ? "000" : null,
                    done ? utc(at) : null);
            if (done) {
                jdbc.update("""
                        INSERT INTO receipt (link, message_id, state, code, received_at, stored_at, notice_id)
                        VALUES ('cmcc', ?, 'DELIVERED', '000', ?, ?, ?)
                        """, Long.toHexString(id.value()).toUpperCase(Locale.ROOT), utc(at), utc(at), id.value());
            }
        }
        if (state != NoticeState.SENT && state != NoticeState.READY) {
            event(
                    id,
                    5,
                    at,
                    sent ? "SENT" : "READY",
                    state.name(),
                    sent ? "carrier" : "gate",
                    reason == null ? "" : reason,
                    rule);
        }
    }

    void link(String node, String link, String state, double rate, int ageSeconds, @Nullable String error) {
        jdbc.update("""
                INSERT INTO link_report (node, link, state, window_size, in_flight, rate, licensed, accepted, refused, in_doubt,
                                         last_error, error_at, reported_at)
                VALUES (?, ?, ?, 50, 31, ?, 100, 1822, 4, 1, ?, ?, UTC_TIMESTAMP(3) - INTERVAL ? SECOND)
                """, node, link, state, rate, error, error == null ? null : utc(ConsoleApp.NOW), ageSeconds);
    }

    void book() {
        jdbc.update("""
                INSERT INTO book_snapshot (as_of_date, loaded_at, borrowers, phones, loans, instalments, quarantined, millis)
                VALUES ('2026-12-14', ?, 7000, 9120, 8240, 9312, 3, 2200)
                """, utc(ConsoleApp.NOW.minusSeconds(9000)));
    }

    /** The number has opted out, and is registered for the borrower. */
    void optOut(String borrower, String msisdn) {
        phone(borrower, msisdn, "MOBILE", "SELF", msisdn);
        jdbc.update("""
                INSERT INTO contact_hold (kind, msisdn, channel, source, evidence, placed_at, placed_by)
                VALUES ('OPT_OUT', ?, 'SMS', 'sms', 'TD', ?, 'inbox')
                """, msisdn, utc(ConsoleApp.NOW.minusSeconds(86_400)));
    }

    /** A whole morning to look at. */
    void morning() {
        book();
        link("node-1-1a2b", "cmcc", "BOUND", 42.4, 1, null);
        link("node-1-1a2b", "unicom", "BROKEN", 0, 2, "bind refused: 0x0000000E invalid password");
        link("node-0-09ff", "cmcc", "BOUND", 12.4, 240, null);
        for (int i = 0; i < 900; i++) {
            String no = "B" + String.format("%08d", i);
            String name = SURNAMES[i % SURNAMES.length] + GIVEN[i * 7 % GIVEN.length];
            String manager = "M0000" + (1 + i % 3);
            String branch = i % 3 == 2 ? "0002" : "0001";
            borrower(no, name, manager, branch);
            notice(ConsoleApp.id(i), no, name, manager, branch, state(i), reason(state(i)), rule(state(i)));
        }
        phone("B00000001", "0838-6214455", "LANDLINE", "SELF", null);
        phone("B00000003", "139 1234 567", "WRONG", "SELF", null);
        phone("B00000003", "13812345678", "MOBILE", "SPOUSE", "8613812345678");
        repair(
                1,
                "B00000001",
                "M00002",
                "landline",
                "the borrower's own number can't be texted: landline",
                ConsoleApp.id(1));
        repair(2, "B00000003", "M00001", "wrong", "the borrower's own number can't be texted: wrong", null);
        repair(3, "B00000005", "M00003", "no-phone", "no number is registered", null);
    }

    /** Doubts of every cause: of one part and of three, some past their time. */
    void doubts() {
        List<String> causes = List.of("timeout", "node-lost", "connection-lost", "restored");
        for (int i = 0; i < 60; i++) {
            NoticeId id = ConsoleApp.id(5000 + i);
            String cause = causes.get(i % 7 < 4 ? i % 7 : 0);
            String name = SURNAMES[i % SURNAMES.length] + GIVEN[i * 5 % GIVEN.length];
            String reason = cause.equals("node-lost")
                    ? "its node was lost while sending, bytes may have left"
                    : "no answer, bytes may have left: " + cause;
            notice(id, "B" + (900 + i), name, "M0000" + (1 + i % 3), "0001", NoticeState.IN_DOUBT, reason, null);
            jdbc.update("DELETE FROM notice_part WHERE notice_id = ?", id.value());
            int parts = i % 3 == 1 ? 3 : 1;
            for (int part = 1; part <= parts; part++) {
                String state = parts == 1 || part == 2 ? "IN_DOUBT" : part == 1 ? "ACCEPTED" : "REFUSED";
                jdbc.update(
                        "INSERT INTO notice_part (notice_id, part_no, state, link, message_id, code) VALUES (?, ?, ?, 'cmcc', ?, ?)",
                        id.value(),
                        part,
                        state,
                        state.equals("ACCEPTED") ? "A" + i : null,
                        state.equals("IN_DOUBT") ? cause : null);
            }
            jdbc.update(
                    "UPDATE notice SET version = 5, parts = ?, reference = 7, not_after = ? WHERE id = ?",
                    parts,
                    utc(ConsoleApp.NOW.plusSeconds(i % 5 == 4 ? -3600 : 40_000)),
                    id.value());
        }
    }

    private static NoticeState state(int i) {
        return switch (i % 40) {
            case 3 -> NoticeState.HELD;
            case 7 -> NoticeState.UNDELIVERED;
            case 11 -> NoticeState.SUPPRESSED;
            case 13 -> NoticeState.WITHDRAWN;
            case 17 -> NoticeState.FAILED;
            case 19 -> i < 60 ? NoticeState.IN_DOUBT : NoticeState.DELIVERED;
            case 23, 24, 25, 26, 27 -> NoticeState.READY;
            case 29, 30 -> NoticeState.SENT;
            default -> NoticeState.DELIVERED;
        };
    }

    private static @Nullable String reason(NoticeState state) {
        return switch (state) {
            case HELD -> "contact is open from 08:30 to 20:30";
            case UNDELIVERED -> "part 1: UNDELIVERABLE, code MK:0001";
            case SUPPRESSED -> "the number has opted out of texts";
            case WITHDRAWN -> "paid";
            case FAILED -> "phone: landline";
            case IN_DOUBT -> "no answer, bytes may have left: time-out";
            case READY -> "allowed";
            case SENT -> "accepted by the carrier over cmcc";
            default -> "the carrier delivered it";
        };
    }

    private static @Nullable String rule(NoticeState state) {
        return switch (state) {
            case HELD -> "contact-hours";
            case SUPPRESSED -> "opt-out";
            case WITHDRAWN -> "last-check";
            default -> null;
        };
    }

    private void event(
            NoticeId id,
            int version,
            Instant at,
            @Nullable String from,
            String to,
            String actor,
            String reason,
            @Nullable String rule) {
        jdbc.update("""
                INSERT INTO notice_event (notice_id, version, at, from_state, to_state, actor, reason, rule_id, rule_version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, id.value(), version, utc(at), from, to, actor, reason, rule, rule == null ? null : "2026.1");
    }

    private static Timestamp utc(Instant instant) {
        return Timestamp.from(instant);
    }
}
