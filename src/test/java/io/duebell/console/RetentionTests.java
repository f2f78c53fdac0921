package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.dispatch.NoticeState;
import io.duebell.evidence.internal.Retention;
import io.duebell.evidence.internal.Retention.Kept;
import io.duebell.evidence.internal.RetentionSettings;
import java.time.Period;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is past its time goes whole, what is not stays whole, and the audit log says what went. */
class RetentionTests {

    private ConsoleApp app;

    @BeforeEach
    void open() {
        app = new ConsoleApp(0, false);
        SampleDay sample = new SampleDay(app.jdbc());
        for (int no = 0; no < 4; no++) {
            sample.notice(ConsoleApp.id(no), "B" + no, "王秀英", "M1", "0001", NoticeState.DELIVERED, "ok", null);
        }
        app.jdbc().update("UPDATE notice SET business_date = '2019-05-01' WHERE borrower_no <> 'B3'");
        // B0 paid off long ago, B1 lately, B2 never; B3's loan was paid off long ago and it was told of another since.
        app.jdbc()
                .update(
                        "INSERT INTO loan_closed VALUES ('LB0', '2021-12-14'), ('LB1', '2022-01-01'), ('LB3', '2020-01-01')");
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aStoryGoesFiveYearsAfterThePayoffAndNotBefore() {
        String shared = app.jdbc()
                .queryForList("SELECT text_hash FROM notice WHERE borrower_no = 'B1'", String.class)
                .get(0);
        app.jdbc().update("UPDATE notice SET text_hash = ? WHERE borrower_no = 'B3'", shared);

        purge();

        assertThat(app.jdbc().queryForList("SELECT borrower_no FROM notice ORDER BY 1", String.class))
                .containsExactly("B1", "B2", "B3");
        for (String table : new String[] {"notice_item", "notice_event", "notice_part", "receipt"}) {
            assertThat(app.jdbc().queryForObject("SELECT COUNT(DISTINCT notice_id) FROM " + table, Integer.class))
                    .as(table)
                    .isEqualTo(3);
        }
        assertThat(app.jdbc().queryForObject("SELECT COUNT(*) FROM notice_text", Integer.class))
                .as("B0's text is gone, and so is nobody else's")
                .isEqualTo(3);
        assertThat(app.jdbc()
                        .queryForList("SELECT CONCAT(actor, ' ', subject, ' ', detail) FROM audit_log", String.class))
                .contains("retention STORIES 1 removed, before 2021-12-15");
    }

    @Test
    void aTextThatAnotherNoticeHasStays() {
        String shared = app.jdbc()
                .queryForList("SELECT text_hash FROM notice WHERE borrower_no = 'B0'", String.class)
                .get(0);
        app.jdbc().update("UPDATE notice SET text_hash = ? WHERE borrower_no = 'B1'", shared);

        purge();

        assertThat(app.jdbc()
                        .queryForObject("SELECT COUNT(*) FROM notice_text WHERE text_hash = ?", Integer.class, shared))
                .isEqualTo(1);
    }

    @Test
    void repliesReceiptsAndCountsGoByTheirOwnAge() {
        app.jdbc().update("""
                INSERT INTO inbound_message (link, sender, destination, body, fingerprint, received_at, intent, handled_at)
                VALUES ('l', '1', '2', 'old', REPEAT('a', 64), '2020-01-01', 'UNKNOWN', '2020-01-01'),
                       ('l', '1', '2', 'new', REPEAT('b', 64), '2025-01-01', 'UNKNOWN', '2025-01-01'),
                       ('l', '1', '2', 'old and not looked at', REPEAT('c', 64), '2020-01-01', NULL, NULL)
                """);
        app.jdbc().update("""
                INSERT INTO contact_tally (whom, contact_date, what, taken)
                VALUES ('BB1', '2024-12-14', 'SMS', 1), ('BB1', '2024-12-15', 'SMS', 1)
                """);

        purge();

        assertThat(app.jdbc().queryForList("SELECT body FROM inbound_message ORDER BY id", String.class))
                .containsExactly("new", "old and not looked at");
        assertThat(app.jdbc().queryForList("SELECT contact_date FROM contact_tally", String.class))
                .containsExactly("2024-12-15");
    }

    @Test
    void nothingIsKeptForLessThanTheLawAsks() {
        Period five = Period.ofYears(5);

        assertThatThrownBy(() -> new RetentionSettings(five, five, five, Period.ofMonths(23), five, five, five))
                .hasMessageContaining("duebell.retention.replies");
    }

    private void purge() {
        Retention retention = app.get(Retention.class);
        Arrays.stream(Kept.values()).forEach(retention::purge);
    }
}
