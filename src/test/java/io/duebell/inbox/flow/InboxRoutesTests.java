package io.duebell.inbox.flow;

import static io.duebell.inbox.internal.InboxApp.PHONE;
import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.inbox.internal.InboxApp;
import io.duebell.remittance.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes as they stand in their files, over the room's real tables. */
class InboxRoutesTests {

    private static final List<String> ROUTES =
            List.of("inbox-receive", "inbox-remind", "inbox-promises", "inbox-watch", "inbox-remittances");

    private static final String OTHER = "8613800138002";

    private final InboxApp app = new InboxApp();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        app.borrower("B1", "张三丰", PHONE, "L000000000012345", TODAY.plusDays(7), 12_500);
        app.borrower("B2", "李四", OTHER, "L000000000067890", TODAY.plusDays(7), 9_900);
        camel.getRegistry().bind("inboxRead", app.get(InboxRead.class));
        camel.getRegistry().bind("inboxPromises", app.get(InboxPromises.class));
        camel.getRegistry().bind("inboxWatch", app.get(InboxWatch.class));
        camel.getRegistry().bind("inboxRemittances", app.get(InboxRemittances.class));
        // Says an error once; the other configurations of the file name beans that nothing here calls.
        camel.getRegistry().bind("routeErrors", new Silent());
        for (String setting : List.of("poll", "poll-promises", "poll-watch")) {
            camel.getPropertiesComponent().addInitialProperty("duebell.inbox." + setting, "3600000");
        }
        camel.getPropertiesComponent().addInitialProperty("duebell.remittance.poll-news", "3600000");
        load("errors");
        for (String route : ROUTES) {
            load(route);
            AdviceWith.adviceWith(camel, route, it -> it.replaceFromWith("direct:" + route));
        }
        camel.start();
    }

    private void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/" + file + ".camel.yaml"));
    }

    /** Stands in for the report of errors. */
    public static final class Silent {
        public void report() {}
    }

    @AfterEach
    void stop() {
        camel.stop();
        app.close();
        app.database.close();
    }

    @Test
    void aReplyGoesFromItsTextToItsStateAndItsAnswer() {
        app.came(PHONE, "30号还100");
        app.came(OTHER, "TD");

        tick("inbox-receive");
        tick("inbox-receive");

        assertThat(app.column("SELECT CONCAT(borrower_no, ' ', state) FROM promise"))
                .containsExactly("B1 OPEN");
        assertThat(app.holds()).containsExactly("PROMISE B1 - ends", "OPT_OUT - 8002");
        assertThat(app.answers()).extracting(answer -> answer.split(" ")[0]).containsExactly("promise", "opted-out");
    }

    @Test
    void oneThatBreaksOffIsTriedAgainAndKeepsNoneBehindIt() {
        long first = app.came(PHONE, "还欠多少钱");
        long second = app.came(OTHER, "收到");
        app.jdbc().execute("RENAME TABLE notice_item TO notice_item_away");

        tick("inbox-receive");

        assertThat(app.one(Integer.class, "SELECT tries FROM inbound_message WHERE id = " + first))
                .isEqualTo(1);
        assertThat(app.deeds(second)).isEmpty();
        app.jdbc().execute("RENAME TABLE notice_item_away TO notice_item");
        tick("inbox-receive");
        assertThat(app.deeds(first)).isEqualTo("answered");
    }

    @Test
    void aPromiseIsRemindedOfAndEndsWithATaskForThePerson() {
        app.came(PHONE, "30号还100");
        tick("inbox-receive");

        app.passTo(LocalDate.of(2026, 11, 29));
        tick("inbox-remind");
        app.passTo(LocalDate.of(2026, 12, 2));
        tick("inbox-promises");

        assertThat(app.answers()).hasSize(2).last().asString().startsWith("reminder READY");
        assertThat(app.column("SELECT state FROM promise")).containsExactly("BROKEN");
        assertThat(app.column("SELECT kind FROM inbox_task")).containsExactly("BROKEN_PROMISE");
    }

    @Test
    void repliesThatWaitTooLongRaiseTheAlarm() {
        app.came(PHONE, "滚蛋");
        tick("inbox-receive");

        app.passTo(LocalDate.of(2026, 11, 24));
        tick("inbox-watch");

        assertThat(app.column("SELECT code FROM alarm WHERE cleared_at IS NULL"))
                .containsExactly("replies-overdue");
    }

    @Test
    void moneyThatWasCreditedIsAcknowledgedOnce() {
        Told told = new Told(app.jdbc());
        Instant now = Instant.parse("2026-11-23T02:00:00Z");
        long id = told.came(TODAY, 12_500, now);
        told.credit(id, now, new Told.Part("B1", "L000000000012345", 12_500));

        tick("inbox-remittances");
        tick("inbox-remittances");

        assertThat(app.column("SELECT CONCAT(borrower_no, ' ', kind, ' ', state) FROM notice"))
                .containsExactly("B1 RECEIPT READY");
    }

    private void tick(String route) {
        camel.createProducerTemplate().sendBody("direct:" + route, "");
    }
}
