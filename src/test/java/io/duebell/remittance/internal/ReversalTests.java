package io.duebell.remittance.internal;

import static io.duebell.remittance.internal.Counter.in;
import static io.duebell.remittance.internal.Counter.reversal;
import static io.duebell.remittance.internal.Counter.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the bank takes back, in whichever order its lines and files come. */
class ReversalTests {

    private static final String LOAN = "3107250300144596";

    private final Counter counter = new Counter();

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void aReversalBeforeItsOriginalWaitsForItAndIsThenAccountedFor() {
        long early = counter.read(reversal("R1", "1.00", "S1"));
        assertThat(counter.intake.lines(early, Fate.QUARANTINED, 0, 9))
                .extracting(Line::reason, Line::content)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("no-original", "R1 冲正 冲正原流水S1"));

        long late = counter.read(in("S1", "1.00", "王芳", ""), in("S2", "1.00", "李强", ""));

        assertThat(counter.states()).isEqualTo(Map.of("S1", "REVERSED", "S2", "NEW"));
        assertThat(counter.file(early).lines()).isEqualTo(Map.of(Fate.REVERSAL, 1));
        assertThat(counter.file(late).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 2));
        assertThat(counter.number("SELECT COUNT(*) FROM reversal_waiting")).isZero();
    }

    @Test
    void aFileWithTheLatestLineFirstReversesAcrossItsBatchesToo() {
        long file = counter.read(
                reversal("R1", "1.00", "S1"),
                in("S2", "2.00", "李强", ""),
                in("S3", "3.00", "李强", ""),
                in("S4", "4.00", "李强", ""),
                in("S1", "1.00", "王芳", ""));

        assertThat(counter.states()).containsEntry("S1", "REVERSED").containsEntry("S2", "NEW");
        assertThat(counter.file(file).lines()).isEqualTo(Map.of(Fate.REVERSAL, 1, Fate.REMITTANCE, 4));
    }

    @Test
    void aReversalToldByTwoFilesBeforeItsOriginalTakesBackOnce() {
        long one = counter.read(reversal("R1", "1.00", "S1"));
        long other = counter.read(reversal("R1", "1.00", "S1"));

        counter.read(in("S1", "1.00", "王芳", ""));

        assertThat(counter.file(one).lines()).isEqualTo(Map.of(Fate.REVERSAL, 1));
        assertThat(counter.file(other).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 1));
        counter.intake.takeBack(one, false, "wrong", "zhao");
        assertThat(counter.states()).isEqualTo(Map.of("S1", "REVERSED"));
        counter.intake.takeBack(other, false, "wrong", "zhao");
        assertThat(counter.states()).isEqualTo(Map.of("S1", "NEW"));
    }

    @Test
    void aWaitingReversalGoesWithItsFile() {
        long early = counter.read(reversal("R1", "1.00", "S1"));
        counter.intake.takeBack(early, false, "wrong", "zhao");

        counter.read(in("S1", "1.00", "王芳", ""));

        assertThat(counter.states()).isEqualTo(Map.of("S1", "NEW"));
    }

    @Test
    void aReversalOfWhatWasTakenBackHoldsWhenThatComesAgain() {
        long file = counter.read(in("S1", "1.00", "王芳", ""));
        counter.intake.takeBack(file, false, "wrong", "zhao");
        counter.read(reversal("R1", "1.00", "S1"));

        counter.read(in("S1", "1.00", "王芳", ""));

        assertThat(counter.states()).isEqualTo(Map.of("S1", "REVERSED"));
    }

    @Test
    void withoutANumberTheLatestOfThePayerIsMeantAndNobodyWhereItNamesNone() {
        counter.read(in("S1", "1.00", "王芳", ""), in("", "2.00", "", "现金"));
        String named = in("R1", "-1.00", "王芳", "红字");
        String nobody = "20261215,R2,贷,-2.00,2031,,,冲正,";

        long file = counter.read(named, nobody);

        assertThat(counter.states()).containsEntry("S1", "REVERSED").containsEntry("", "NEW");
        assertThat(counter.file(file).lines()).isEqualTo(Map.of(Fate.REVERSAL, 1, Fate.QUARANTINED, 1));
    }

    @Test
    void theSameReversalTwiceInOneBatchTakesBackOne() {
        counter.read(in("S1", "5.00", "王秋菊", "还款"), in("S2", "5.00", "王秋菊", "还款"));
        String reversal = withoutNumber("R1", "5.00", "王秋菊");

        long file = counter.read(reversal, reversal);

        assertThat(counter.states().values()).containsExactlyInAnyOrder("NEW", "REVERSED");
        assertThat(counter.file(file).lines())
                .containsExactlyInAnyOrderEntriesOf(Map.of(Fate.REVERSAL, 1, Fate.DUPLICATE, 1));
    }

    @Test
    void twoWaitingReversalsOfOnePayerTakeBackBothPaymentsOnceTheyCome() {
        counter.read(withoutNumber("R1", "5.00", "王秋菊"), withoutNumber("R2", "5.00", "王秋菊"));

        counter.read(in("S1", "5.00", "王秋菊", "还款"), in("S2", "5.00", "王秋菊", "还款"));

        assertThat(counter.states()).isEqualTo(Map.of("S1", "REVERSED", "S2", "REVERSED"));
    }

    /** One that names the payer alone. */
    private static String withoutNumber(String serial, String yuan, String payer) {
        return in(serial, "-" + yuan, payer, "").replace("20261214", "20261215").replace("转账", "冲正");
    }

    @Test
    void ofTwoNodesThatReadTheReversalAndItsOriginalAtOnceOneSeesBoth() throws Exception {
        List<String> originals = new ArrayList<>();
        List<String> reversals = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            originals.add(in("S" + i, i + 1 + ".00", "王芳", ""));
            reversals.add(reversal("R" + i, i + 1 + ".00", "S" + i));
        }
        counter.take(statement(originals.toArray(String[]::new)));
        counter.take(statement(reversals.toArray(String[]::new)));
        Callable<Object> node = () -> {
            counter.readAll();
            return "done";
        };

        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<Object>> both = nodes.invokeAll(List.of(node, node));
        nodes.shutdown();

        for (Future<Object> each : both) {
            assertThat(each.get()).isEqualTo("done");
        }
        assertThat(counter.states())
                .hasSize(60)
                .allSatisfy((serial, state) -> assertThat(state).isEqualTo("REVERSED"));
        assertThat(counter.number("SELECT COUNT(*) FROM statement_line WHERE fate = 'REVERSAL'"))
                .isEqualTo(60);
    }

    @Test
    void aReversalUndoesTheCreditAndItsAdviceAndComesBackWhenItsFileIsTakenBack() {
        counter.book.add("310700000001", "王秋菊", LOAN, "162.50");
        counter.read(in("S1", "162.50", "王秋菊", "借据" + LOAN + "利息"));
        counter.judge();
        assertThat(counter.states()).isEqualTo(Map.of("S1", State.CREDITED.name()));

        counter.jdbc.update("UPDATE advice SET tries = 1"); // the loan system may have heard of it
        long file = counter.read(reversal("R1", "162.50", "S1"));
        assertThat(counter.number("SELECT COUNT(*) FROM remittance_share WHERE standing = 1"))
                .isZero();
        assertThat(counter.number("SELECT COUNT(*) FROM advice WHERE kind = 'UNDO'"))
                .isEqualTo(1);
        counter.intake.takeBack(file, false, "wrong", "zhao");
        counter.judge();

        assertThat(counter.states()).isEqualTo(Map.of("S1", State.CREDITED.name()));
        assertThat(counter.number("SELECT COUNT(*) FROM remittance_share WHERE standing = 1"))
                .isEqualTo(1);
    }
}
