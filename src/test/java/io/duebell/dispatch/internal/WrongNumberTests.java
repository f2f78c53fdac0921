package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.SendOutcome.Fault;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.WrongNumbers;
import io.duebell.dispatch.WrongNumbers.Finding;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What is noted of a number when a notice ends because of it. */
class WrongNumberTests {

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

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "UNDELIVERABLE, MI:0073, true",
        "REJECTED, cb:0001, true",
        "UNDELIVERABLE, MI:0024, false",
        "UNDELIVERABLE, MI:0054, false",
        "UNDELIVERABLE, XX:9999, false",
        "DELIVERED, MI:0073, false",
        "ENROUTE, MI:0073, false"
    })
    void aReceiptCountsAgainstANumberWhenItIsFinalAndItsCodeIsCertain(ReceiptState state, String code, boolean counts)
            throws Exception {
        NoticeId id = bench.plan("100001", "【枫木坪】请备足");
        bench.dispatch();

        bench.receipt("id1", state, code, "8613800100001");
        bench.receipt("id1", state, code, "8613800100001");
        bench.joinReceipts();

        assertThat(found("100001")).isEqualTo(counts ? List.of(id + " cmcc " + code) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"RECIPIENT, true", "CONTENT, false", "OTHER, false"})
    void aRefusalCountsAgainstANumberWhenItSaysThatTheRecipientIsWrong(Fault fault, boolean counts) throws Exception {
        NoticeId id = bench.plan("100001", "【枫木坪】请备足");
        bench.link.answers.add(new SendOutcome.RefusedForGood("0x0000000B", fault));

        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.FAILED);
        assertThat(found("100001")).isEqualTo(counts ? List.of(id + " cmcc 0x0000000B") : List.of());
    }

    @Test
    void aTextOfWhichAPartWasDeliveredHasNoWrongNumber() throws Exception {
        NoticeId id = bench.plan("100001", LONG);
        bench.dispatch();

        bench.receipt("id1", ReceiptState.DELIVERED, "000", null);
        bench.joinReceipts();
        bench.receipt("id2", ReceiptState.UNDELIVERABLE, "MI:0073", null);
        bench.joinReceipts();

        assertThat(bench.state(id)).isEqualTo(NoticeState.UNDELIVERED);
        assertThat(found("100001")).isEmpty();
    }

    @Test
    void aLaterDeliveryEndsWhatWasFoundBefore() throws Exception {
        bench.plan("100001", "【枫木坪】请备足");
        bench.dispatch();
        bench.receipt("id1", ReceiptState.UNDELIVERABLE, "MI:0073", null);
        bench.joinReceipts();
        List<String> before = found("100001");

        bench.clock.advance(Duration.ofDays(1));
        bench.plan("100001", "【枫木坪】请备足", "L2:2026-12-20", "D-4");
        bench.dispatch();
        bench.receipt("id2", ReceiptState.DELIVERED, "000", null);
        bench.joinReceipts();

        assertThat(before).hasSize(1);
        assertThat(found("100001")).isEmpty();
    }

    @Test
    void ofTwoNodesOneTakesAFinding() throws Exception {
        NoticeId id = bench.plan("100001", "【枫木坪】请备足");
        bench.link.answers.add(new SendOutcome.RefusedForGood("0x0000000B", Fault.RECIPIENT));
        bench.dispatch();
        assertThat(wrong().untold(10)).extracting(Finding::notice).containsExactly(id);

        TransactionTemplate transactions = bench.get(TransactionTemplate.class);
        CountDownLatch together = new CountDownLatch(1);
        Callable<Boolean> node = () -> {
            together.await();
            return transactions.execute(status -> wrong().take(id));
        };
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<Boolean>> taking = List.of(nodes.submit(node), nodes.submit(node));
        together.countDown();

        List<Boolean> taken = new ArrayList<>();
        for (Future<Boolean> each : taking) {
            taken.add(each.get());
        }
        nodes.shutdown();
        assertThat(taken).containsExactlyInAnyOrder(true, false);
        assertThat(wrong().untold(10)).isEmpty();
        assertThat(found("100001")).hasSize(1);
    }

    private WrongNumbers wrong() {
        return bench.get(WrongNumbers.class);
    }

    private List<String> found(String borrower) {
        return wrong().standing(List.of(new Msisdn("8613800" + borrower))).stream()
                .map(finding -> finding.notice() + " " + finding.link() + " " + finding.code())
                .toList();
    }
}
