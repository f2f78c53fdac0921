package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.Channel;
import io.duebell.carrier.LinkOrder;
import io.duebell.carrier.SendOutcome;
import io.duebell.dispatch.LinkOrders;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.NoticeId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves next, and over which link, on a real database. */
class ClaimTests {

    private static final String SHORT = "【枫木坪信用社】您尾号1234贷款12月20日应付利息123.45元，请备足于原账户。";
    private static final String LONG = "【枫木坪信用社】" + "您尾号1234贷款12月20日应付利息123.45元，请备足于原账户。".repeat(4);

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aLinkThatIsOrderedToDrainGetsNothingNewUntilItIsOpenedAndBothAreAudited() throws Exception {
        NoticeId id = bench.plan("100001", SHORT);
        LinkOrders orders = bench.get(LinkOrders.class);

        assertThat(orders.give("cmcc", LinkOrder.DRAIN, "boss", "maintenance")).isTrue();
        assertThat(orders.give("cmcc", LinkOrder.DRAIN, "boss", "once more")).isFalse();
        bench.obeyOrders();
        bench.dispatch();
        assertThat(bench.link.taken).isEmpty();
        orders.give("cmcc", LinkOrder.OPEN, "boss", "done");
        bench.obeyOrders();
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        assertThat(orders.standing().values())
                .extracting(LinkOrders.Standing::reason)
                .containsExactly("done");
        assertThat(bench.jdbc()
                        .queryForList(
                                "SELECT CONCAT(actor, ' ', action, ' ', subject) FROM audit_log ORDER BY id",
                                String.class))
                .containsExactly("boss link-drain cmcc", "boss link-open cmcc");
    }

    @Test
    void whatNoLinkHasTakenLeavesByAnyLink() throws Exception {
        bench.link.answers.add(new SendOutcome.RefusedForNow("draining", Duration.ofSeconds(1), false));
        NoticeId id = bench.plan("100001", SHORT);

        bench.dispatch();

        assertThat(linkOf(id)).isNull();
    }

    @Test
    void aMessageThatWasBegunOnALinkWaitsForItAndKeepsNobodyElseWaiting() throws Exception {
        bench.link.answers.add(new SendOutcome.Accepted("first"));
        bench.link.answers.add(new SendOutcome.RefusedForNow("no-bind", Duration.ofSeconds(1), false));
        NoticeId begun = bench.plan("100001", LONG);
        bench.dispatch();
        bench.jdbc().update("UPDATE notice SET link = 'another' WHERE id = ?", begun.value());
        bench.jdbc().update("UPDATE notice_part SET link = 'another' WHERE notice_id = ?", begun.value());
        bench.clock.advance(Duration.ofSeconds(2));
        NoticeId fresh = bench.plan("100002", SHORT);

        bench.dispatch();

        assertThat(bench.state(begun)).isEqualTo(NoticeState.READY);
        assertThat(linkOf(begun)).isEqualTo("another");
        assertThat(bench.state(fresh)).isEqualTo(NoticeState.SENT);
        assertThat(bench.get(Claims.class).ready(Channel.SMS)).isEmpty();
    }

    @Test
    void urgentNoticesAreClaimedFirstButBulkIsNotStarved() {
        for (int i = 0; i < 600; i++) {
            bench.plan(String.valueOf(100_001 + i), SHORT);
        }
        bench.clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 600; i++) {
            bench.plan(String.valueOf(200_001 + i), SHORT);
        }
        bench.jdbc().update("UPDATE notice SET urgent = TRUE WHERE borrower_no >= '200001'");

        List<NoticeRow> claimed = bench.get(Claims.class).ready(Channel.SMS);

        assertThat(claimed).hasSize(500);
        assertThat(claimed.subList(0, 400)).allMatch(row -> row.borrowerNo().startsWith("2"));
        assertThat(claimed.subList(400, 500)).allMatch(row -> row.borrowerNo().startsWith("1"));
    }

    @Test
    void noMoreIsClaimedThanLeavesInASecond() {
        bench.link.licensedRate = 20;
        bench.jdbc().update("DELETE FROM link_pace");
        for (int i = 0; i < 100; i++) {
            bench.plan(String.valueOf(100_001 + i), SHORT);
        }
        try (Links links = new Links(
                List.of(bench.link),
                bench.get(LinkChoice.class),
                bench.get(SharedPace.class),
                bench.get(DispatchMeters.class))) {
            assertThat(links.claim(Channel.SMS, 500)).isEqualTo(20);
            assertThat(links.window(Channel.SMS)).isEqualTo(10);
        }
    }

    @Test
    void theClaimReadsItsIndexInOrder() {
        List<Map<String, Object>> plan = bench.jdbc().queryForList("""
                EXPLAIN SELECT id
                FROM notice
                WHERE state = 'READY'
                  AND channel = 'SMS'
                  AND urgent = FALSE
                  AND not_before <= UTC_TIMESTAMP(3)
                  AND (claimed_until IS NULL OR claimed_until < UTC_TIMESTAMP(3))
                ORDER BY not_before, id
                LIMIT 500
                """);

        assertThat(plan).singleElement().satisfies(step -> {
            assertThat(step).containsEntry("key", "notice_claim");
            assertThat(String.valueOf(step.get("Extra"))).doesNotContain("filesort");
        });
    }

    @Test
    void nodesWithOtherRoutesAreCounted() {
        bench.jdbc().update("""
                INSERT INTO node (node, started_at, seen_at, routes_hash)
                VALUES ('other', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'another set')
                """);

        bench.get(Backlogs.class).count();

        assertThat(bench.get(MeterRegistry.class)
                        .get("duebell.routes.sets")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    private @Nullable String linkOf(NoticeId id) {
        return bench.jdbc().queryForObject("SELECT link FROM notice WHERE id = ?", String.class, id.value());
    }
}
