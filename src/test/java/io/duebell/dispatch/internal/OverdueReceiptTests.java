package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.Inquiry;
import io.duebell.carrier.Receipt;
import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.ReceiptTerms;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.internal.Workbench.ScriptedLink;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receipts that don't come: which are asked for, when, how often, and what the answers do. */
class OverdueReceiptTests {

    private static final Duration ASK_AFTER = Duration.ofMinutes(15);
    private static final String LONG = "您好".repeat(60);

    private final ScriptedLink patient = new ScriptedLink("ctcc");
    private Workbench bench;

    @BeforeEach
    void open() {
        patient.terms = new ReceiptTerms(null, Duration.ofHours(1));
        bench = new Workbench(List.of(patient));
        patient.ready = false;
        bench.link.terms = new ReceiptTerms(ASK_AFTER, null);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aPartIsAskedForByTheIdTheCarrierWroteAndTheAnswerIsItsReceipt() throws Exception {
        NoticeId id = sent("100001", "还款");
        told("00ID1", ReceiptState.DELIVERED);

        ask();
        assertThat(bench.link.asked).as("not overdue yet").isEmpty();
        later(ASK_AFTER.plusSeconds(1));
        ask();
        bench.joinReceipts();

        assertThat(bench.link.asked).containsExactly("00ID1");
        assertThat(bench.state(id)).isEqualTo(NoticeState.DELIVERED);
    }

    @Test
    void onlyPartsWithoutAFinalReceiptAreAskedFor() throws Exception {
        NoticeId id = sent("100001", LONG);
        sent("100002", "还款");
        bench.receipt("id1", ReceiptState.DELIVERED);
        bench.receipt("id2", ReceiptState.ENROUTE);
        bench.receipt("id3", ReceiptState.DELIVERED);
        bench.joinReceipts();
        told("00ID2", ReceiptState.UNDELIVERABLE);

        later(ASK_AFTER.plusSeconds(1));
        ask();
        bench.joinReceipts();

        assertThat(bench.link.asked).containsExactly("00ID2");
        assertThat(bench.state(id)).isEqualTo(NoticeState.UNDELIVERED);
    }

    @Test
    void theSameQuestionComesAgainAtDoubledAgesAndNotInBetween() throws Exception {
        NoticeId id = sent("100001", "还款");
        told("00ID1", ReceiptState.ENROUTE);
        List<Integer> minutes = new ArrayList<>();

        for (int minute = 5; minute <= 300; minute += 5) {
            later(Duration.ofMinutes(5));
            int before = bench.link.asked.size();
            ask();
            if (bench.link.asked.size() > before) {
                minutes.add(minute);
            }
        }

        assertThat(minutes).containsExactly(15, 30, 60, 120, 240);
        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
    }

    @Test
    void anAnswerThatIsNoneChangesNothingAndACarrierThatKnowsNoQuestionsIsLeftAlone() throws Exception {
        NoticeId first = sent("100001", "还款");
        sent("100002", "还款");
        bench.link.fates.put("00ID1", new Inquiry.Answer.NotUnderstood());

        later(ASK_AFTER.plusSeconds(1));
        ask();
        later(ASK_AFTER);
        ask();

        assertThat(bench.link.asked).hasSize(1);
        assertThat(bench.state(first)).isEqualTo(NoticeState.SENT);
    }

    @Test
    void afterSilenceTheRestOfTheQuestionsWaits() throws Exception {
        sent("100001", "还款");
        sent("100002", "还款");
        bench.link.fates.put("00ID1", new Inquiry.Answer.Silent("timeout"));

        later(ASK_AFTER.plusSeconds(1));
        ask();
        assertThat(bench.link.asked).containsExactly("00ID1");
        bench.link.fates.clear();
        later(ASK_AFTER);
        ask();

        assertThat(bench.link.asked).containsExactly("00ID1", "00ID1", "00ID2");
    }

    @Test
    void manyAreWalkedInStepsAndEachIsAskedForOnce() throws Exception {
        int many = 1100;
        NoticeId one = sent("100001", "还款");
        copies(one, many - 1);
        later(ASK_AFTER.plusSeconds(1));

        for (int step = 0; step < 4; step++) {
            ask();
        }

        assertThat(bench.link.asked).hasSize(many).doesNotHaveDuplicates();
    }

    @Test
    void aLinksOwnHorizonEndsItsNoticesAndNobodyElses() throws Exception {
        NoticeId other = sent("100001", "还款");
        bench.link.ready = false;
        patient.ready = true;
        NoticeId own = sent("100002", "还款");

        later(Duration.ofMinutes(61));
        bench.get(Backlogs.class).endUnreported();

        assertThat(bench.state(own)).isEqualTo(NoticeState.UNREPORTED);
        assertThat(bench.reason(own)).isEqualTo("no receipt within PT1H");
        assertThat(bench.state(other)).isEqualTo(NoticeState.SENT);
    }

    private NoticeId sent(String borrower, String body) throws InterruptedException {
        NoticeId id = bench.plan(borrower, body);
        bench.dispatch();
        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        return id;
    }

    private void told(String carrierId, ReceiptState state) {
        String normal = carrierId.substring(2).toLowerCase(Locale.ROOT);
        bench.link.fates.put(
                carrierId,
                new Inquiry.Answer.Told(new Receipt("cmcc", normal, state, "000", null, null, bench.clock.instant())));
    }

    /** One round of the route dispatch-overdue. */
    private void ask() {
        Inquiries inquiries = bench.get(Inquiries.class);
        inquiries
                .idle()
                .forEach(link ->
                        inquiries.ask(link, bench.get(OverdueReceipts.class).next(link)));
    }

    /** Everything looks as it will after so long. */
    private void later(Duration time) {
        long seconds = time.toSeconds();
        bench.jdbc().update("UPDATE notice SET changed_at = changed_at - INTERVAL ? SECOND", seconds);
        bench.jdbc().update("""
                        UPDATE receipt_walk
                        SET begun_at = begun_at - INTERVAL ? SECOND, begun_before = begun_before - INTERVAL ? SECOND,
                            rests_until = rests_until - INTERVAL ? SECOND
                        """, seconds, seconds, seconds);
    }

    private void copies(NoticeId one, int many) {
        List<String> columns = bench.jdbc().queryForList("""
                        SELECT column_name FROM information_schema.columns
                        WHERE table_schema = DATABASE() AND table_name = 'notice' AND column_name <> 'id'
                          AND extra NOT LIKE '%GENERATED%'
                        """, String.class);
        String names = String.join(", ", columns);
        for (int copy = 1; copy <= many; copy++) {
            long id = 2_000_000L + copy;
            bench.jdbc()
                    .update(
                            "INSERT INTO notice (id, " + names + ") SELECT ?, " + names + " FROM notice WHERE id = ?",
                            id,
                            one.value());
            bench.jdbc()
                    .update(
                            "INSERT INTO notice_part (notice_id, part_no, state, link, message_id, carrier_id)"
                                    + " VALUES (?, 1, 'ACCEPTED', 'cmcc', ?, ?)",
                            id,
                            "c" + copy,
                            "C" + copy);
        }
    }
}
