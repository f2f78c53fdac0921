package io.duebell.console;

import io.duebell.inbox.internal.Acting;
import io.duebell.inbox.internal.InboundMapper.Unhandled;
import io.duebell.inbox.internal.Replies;
import io.duebell.inbox.internal.Understanding;
import io.duebell.inbox.internal.WhoseReply;
import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Borrowers with a phone of their own, and what they write, read and acted on as the route does it. */
final class SampleReplies {

    private final ConsoleApp app;
    private final SampleDay day;

    SampleReplies(ConsoleApp app) {
        this.app = app;
        this.day = new SampleDay(app.jdbc());
    }

    void borrower(String no, String name, String manager, String branch, String msisdn) {
        day.borrower(no, name, manager, branch);
        phone(no, msisdn);
        Borrower borrower = new Borrower(no, name, "zh-CN", "V1", "枫木村", "青山镇", branch, manager, "经理", "13800000000");
        app.borrowers.books.put(no, new BorrowerBook(borrower, List.of(), List.of()));
    }

    void phone(String no, String msisdn) {
        day.phone(no, msisdn.substring(2), "MOBILE", "SELF", msisdn);
    }

    /** What came some time ago; the answer is its conversation. */
    long came(String sender, String body, Duration ago) {
        String fingerprint =
                UUID.randomUUID().toString() + UUID.randomUUID().toString().substring(0, 28);
        app.jdbc().update("""
                INSERT INTO inbound_message (link, sender, destination, body, fingerprint, received_at, missing)
                VALUES ('cmcc', ?, '10690001', ?, ?, ?, 0)
                """, sender, body, fingerprint, Timestamp.from(ConsoleApp.NOW.minus(ago)));
        for (Unhandled message : app.get(Replies.class).unhandled()) {
            app.get(Acting.class)
                    .act(app.get(WhoseReply.class)
                            .find(app.get(Understanding.class).read(message)));
        }
        return one("""
                SELECT e.conversation_id
                FROM conversation_entry e
                JOIN inbound_message m ON m.id = e.inbound_id
                WHERE m.fingerprint = ?
                """, fingerprint);
    }

    long lastEntry(long conversation) {
        return one("SELECT MAX(id) FROM conversation_entry WHERE conversation_id = ?", conversation);
    }

    int version(long conversation) {
        return (int) one("SELECT version FROM conversation WHERE id = ?", conversation);
    }

    private long one(String sql, Object argument) {
        return Objects.requireNonNull(app.jdbc().queryForObject(sql, Long.class, argument));
    }

    /** A morning of replies to look at. */
    void morning() {
        String[][] all = {
            {"B0000R01", "王秀英", "8613800200001", "月底还500"},
            {"B0000R02", "李建国", "8613800200002", "我不欠你们的钱，利息算错了"},
            {"B0000R03", "张桂兰", "8613800200003", "换号了，以后打13912345678"},
            {"B0000R04", "刘志强", "8613800200004", "今年收成不好，能不能缓一缓"},
            {"B0000R05", "陈海燕", "8613800200005", "钱交给你们小王了"},
            {"B0000R06", "杨小军", "8613800200006", "下午三点给我打电话"},
            {"B0000R07", "赵玉梅", "8613800200007", "我爸上个月去世了"},
            {"B0000R08", "周德福", "8613800200008", "已经还了"},
            {"B0000R09", "吴秀英", "8613800200009", "嗯那个事再说吧看情况"},
            {"B0000R10", "徐建国", "8613800200010", "TD"},
        };
        for (int i = 0; i < all.length; i++) {
            String[] each = all[i];
            borrower(each[0], each[1], "M00001", "0001", each[2]);
            day.notice(
                    ConsoleApp.id(7000 + i),
                    each[0],
                    each[1],
                    "M00001",
                    "0001",
                    io.duebell.dispatch.NoticeState.DELIVERED,
                    "the carrier delivered it",
                    null);
            app.jdbc()
                    .update(
                            "UPDATE notice SET msisdn = ? WHERE id = ?",
                            each[2],
                            ConsoleApp.id(7000 + i).value());
            came(each[2], each[3], Duration.ofMinutes(70 - 6L * i));
        }
        came("8613800200002", "你们再发我就投诉 <b>银监会</b>", Duration.ofMinutes(12));
        came("8613900009999", "你是谁", Duration.ofMinutes(9));
        borrower("B0000R11", "马甲", "M00001", "0001", "8613800200011");
        borrower("B0000R12", "马乙", "M00001", "0001", "8613800200012");
        phone("B0000R12", "8613800200011");
        came("8613800200011", "我们家的月底还", Duration.ofMinutes(5));
    }
}
