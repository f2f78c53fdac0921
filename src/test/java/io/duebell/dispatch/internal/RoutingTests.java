package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.alarm.Alarm;
import io.duebell.alarm.Alarms;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.SendOutcome.Fault;
import io.duebell.carrier.SendOutcome.Patience;
import io.duebell.dispatch.ContentStops;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.internal.Workbench.ScriptedLink;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two links of two operators and a number of each; the numbers of the bench begin with 138. */
class RoutingTests {

    private static final String SHORT = "【某社】贷款利息20日到期。";
    private static final String LONG = SHORT.repeat(8);
    private static final SendOutcome CONTENT = new SendOutcome.RefusedForGood("0x00000066", Fault.CONTENT);

    private final ScriptedLink ctcc = new ScriptedLink("ctcc");
    private final Workbench bench = new Workbench(
            List.of(ctcc),
            "--duebell.links[0].id=cmcc",
            "--duebell.links[0].prefixes=mobile",
            "--duebell.links[1].id=ctcc",
            "--duebell.links[1].prefixes=telecom",
            "--duebell.dispatch.content-refusals=3");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aNumberThatMovedToAnotherOperatorIsFoundAndRemembered() throws Exception {
        bench.link.answers.add(new SendOutcome.RefusedForGood("0x00000410", Fault.NOT_OURS));
        NoticeId first = bench.plan("000001", SHORT);

        bench.dispatch();
        bench.dispatch();

        assertThat(bench.state(first)).isEqualTo(NoticeState.SENT);
        assertThat(ctcc.taken).hasSize(1);
        assertThat(bench.jdbc()
                        .queryForObject("SELECT SUM(taken) FROM contact_tally WHERE whom LIKE 'B%'", Integer.class))
                .isEqualTo(1);

        NoticeId second = bench.plan("000001", SHORT, "L9:2026-12-20", "D-1");
        bench.jdbc().update("DELETE FROM contact_tally");
        bench.dispatch();
        assertThat(bench.state(second)).isEqualTo(NoticeState.SENT);
        assertThat(bench.link.taken).as("the link that refused it").hasSize(1);
        assertThat(ctcc.taken).hasSize(2);
    }

    @Test
    void aNumberThatNoLinkCallsItsOwnFailsAndGivesItsTextOfTheDayBack() throws Exception {
        bench.link.answers.add(new SendOutcome.RefusedForGood("0x00000410", Fault.NOT_OURS));
        ctcc.answers.add(new SendOutcome.RefusedForGood("0x00000410", Fault.NOT_OURS));
        NoticeId id = bench.plan("000001", SHORT);

        bench.dispatch();
        bench.dispatch();
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.FAILED);
        assertThat(bench.reason(id)).startsWith("no route");
        assertThat(bench.jdbc()
                        .queryForObject("SELECT SUM(taken) FROM contact_tally WHERE whom LIKE 'B%'", Integer.class))
                .isZero();
        assertThat(bench.get(Alarms.class).standing())
                .extracting(Alarm::code, Alarm::subject)
                .containsExactly(org.assertj.core.api.Assertions.tuple("no-route", "INTEREST 86138"));
    }

    @Test
    void workThatHasNotLeftWaitsForALinkThatMayCarryIt() throws Exception {
        bench.link.ready = false;
        NoticeId id = bench.plan("000001", SHORT);

        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.READY);
        assertThat(ctcc.taken).isEmpty();
        bench.link.ready = true;
        bench.clock.advance(Duration.ofSeconds(4));
        bench.dispatch();
        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
    }

    @Test
    void laterPartsNeverLeaveByAnotherLink() throws Exception {
        bench.link.answers.add(new SendOutcome.Accepted("a1"));
        bench.link.answers.add(new SendOutcome.RefusedForGood("0x00000410", Fault.NOT_OURS));
        NoticeId id = bench.plan("000001", LONG);

        for (int i = 0; i < 6; i++) {
            bench.link.answers.add(new SendOutcome.RefusedForGood("0x00000410", Fault.NOT_OURS));
            bench.dispatch();
        }

        assertThat(ctcc.taken).isEmpty();
        assertThat(bench.state(id)).isEqualTo(NoticeState.FAILED);
    }

    @Test
    void anUnknownCodeIsTriedOnceMoreAlsoByANodeThatNeverSawItAndThenItIsAnAlarm() throws Exception {
        SendOutcome unknown =
                new SendOutcome.RefusedForNow("0x00000777", Duration.ofSeconds(60), true, Patience.ONCE_MORE);
        bench.link.answers.add(unknown);
        bench.link.answers.add(unknown);
        NoticeId id = bench.plan("000001", SHORT);

        bench.dispatch();
        assertThat(bench.state(id)).isEqualTo(NoticeState.READY);
        assertThat(bench.get(Alarms.class).standing()).isEmpty();
        bench.clock.advance(Duration.ofSeconds(61));
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.FAILED);
        assertThat(bench.get(Alarms.class).standing())
                .singleElement()
                .extracting(Alarm::subject)
                .isEqualTo("cmcc 0x00000777");
    }

    @Test
    void troubleAtTheCarrierIsGivenLongerEachTime() throws Exception {
        NoticeId id = bench.plan("000001", SHORT);
        for (int seconds : List.of(30, 60, 120)) {
            bench.link.answers.add(new SendOutcome.RefusedForNow("0x00000008", Duration.ofSeconds(30), true));
            bench.dispatch();
            bench.clock.advance(Duration.ofSeconds(seconds - 1));
            bench.dispatch();
            assertThat(bench.state(id)).isEqualTo(NoticeState.READY);
            bench.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(bench.link.taken).hasSize(3);
        bench.dispatch();
        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
    }

    @Test
    void aTemplateThatIsRefusedTooOftenStopsUntilAPersonResumesIt() throws Exception {
        for (int i = 1; i <= 3; i++) {
            bench.link.answers.add(CONTENT);
            bench.plan("00000" + i, SHORT);
        }
        bench.dispatch();
        NoticeId next = bench.plan("000009", SHORT);

        bench.dispatch();

        assertThat(bench.link.taken).hasSize(3);
        assertThat(bench.state(next)).isEqualTo(NoticeState.HELD);
        assertThat(bench.jdbc().queryForObject("SELECT rule_id FROM notice WHERE id = ?", String.class, next.value()))
                .isEqualTo("content-stopped");
        ContentStops stops = bench.get(ContentStops.class);
        assertThat(stops.standing()).singleElement().satisfies(stop -> {
            assertThat(stop.template()).isEqualTo("interest-before-5");
            assertThat(stop.link()).isEqualTo("cmcc");
            assertThat(stop.held()).isEqualTo(1);
        });
        assertThat(bench.get(Alarms.class).standing()).extracting(Alarm::code).containsExactly("content-refused");

        assertThat(stops.resume("interest-before-5", "zhang", "the carrier registered it"))
                .isTrue();
        assertThat(stops.resume("interest-before-5", "li", "again")).isFalse();
        bench.get(HeldAgain.class).judge(bench.get(Claims.class).held(io.duebell.carrier.Channel.SMS));
        bench.dispatch();

        assertThat(bench.state(next)).isEqualTo(NoticeState.SENT);
        assertThat(bench.get(Alarms.class).standing()).isEmpty();
        assertThat(bench.jdbc().queryForObject("SELECT action FROM audit_log WHERE actor = 'zhang'", String.class))
                .isEqualTo("template-resume");
    }

    @Test
    void refusalsThatAreOldOrOfAnotherLinkStopNothing() throws Exception {
        bench.link.answers.add(CONTENT);
        bench.link.answers.add(CONTENT);
        bench.plan("000001", SHORT);
        bench.plan("000002", SHORT);
        bench.dispatch();
        bench.clock.advance(Duration.ofMinutes(11));
        bench.link.answers.add(CONTENT);
        bench.plan("000003", SHORT);
        bench.dispatch();
        bench.jdbc().update("UPDATE content_refusal SET link = 'elsewhere', refused_at = ?", bench.clock.instant());
        NoticeId next = bench.plan("000009", SHORT);

        bench.dispatch();

        assertThat(bench.state(next)).isEqualTo(NoticeState.SENT);
        assertThat(bench.get(ContentStops.class).standing()).isEmpty();
    }
}
