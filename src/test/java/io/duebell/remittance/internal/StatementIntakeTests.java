package io.duebell.remittance.internal;

import static io.duebell.remittance.internal.Counter.in;
import static io.duebell.remittance.internal.Counter.reversal;
import static io.duebell.remittance.internal.Counter.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.remittance.StatementIntake.Line;
import io.duebell.sheet.Xlsx;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of each line of a statement, whatever is done with its file. */
class StatementIntakeTests {

    private final Counter counter = new Counter();

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void eachLineIsAccountedForWithItsReason() {
        long file = counter.read(
                in("S1", "100.00", "王芳", "还款"),
                "20261214,S2,借,50.00,2031,电力公司,62001,扣费,",
                in("S1", "100.00", "王芳", "还款"),
                in("S3", "1.5E+3", "王芳", ""),
                "19000101,S4,贷,7.00,2031,王芳,62002,转账,",
                "合计,,,100.00,,,,,",
                reversal("S5", "100.00", "S1"),
                reversal("S6", "9.99", "S0"));

        assertThat(counter.file(file).state()).isEqualTo(FileState.DONE);
        assertThat(counter.file(file).lines())
                .containsEntry(Fate.REMITTANCE, 1)
                .containsEntry(Fate.DUPLICATE, 1)
                .containsEntry(Fate.REVERSAL, 1);
        assertThat(counter.file(file).cameIn().fen()).isEqualTo(10_000);
        assertThat(counter.intake.lines(file, Fate.QUARANTINED, 0, 10))
                .extracting(Line::reason)
                .containsExactly("scientific-amount", "date-out-of-range", "no-original");
        assertThat(counter.intake.lines(file, Fate.NOT_REMITTANCE, 0, 10))
                .extracting(Line::reason)
                .containsExactly("money-out", "total");
        assertThat(counter.states()).isEqualTo(Map.of("S1", "REVERSED"));
        assertThat(counter.context
                        .getBean(io.micrometer.core.instrument.MeterRegistry.class)
                        .get("duebell.remittance.lines")
                        .tag("fate", "quarantined")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void theSameFileAgainAndAnOverlappingOneAddNothingTwice() {
        String[] day = {in("S1", "1.00", "王芳", ""), in("S2", "2.00", "李强", ""), in("S3", "3.00", "赵敏", "")};
        counter.read(day);

        long again = counter.read(day);
        long next = counter.read(day[2], in("S4", "4.00", "钱七", ""));

        assertThat(counter.file(again).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 3));
        assertThat(counter.file(next).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 1, Fate.REMITTANCE, 1));
        assertThat(counter.number("SELECT SUM(amount_fen) FROM remittance")).isEqualTo(1000);
    }

    @Test
    void identicalLinesWithoutANumberAreSeveralPaymentsInOneFileAndTheSameInTheNext() {
        String line = in("", "5.00", "王芳", "现金");
        counter.read(line, line);

        long again = counter.read(line, line, line);

        assertThat(counter.file(again).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 2, Fate.REMITTANCE, 1));
    }

    @Test
    void aPaymentInCsvAndInCamtIsOne() {
        counter.read(in("S1", "12.50", "王芳", "还款"));

        long camt = counter.read(camt("S1", "12.50").getBytes(StandardCharsets.UTF_8));

        assertThat(counter.file(camt).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 1));
    }

    private static String camt(String serial, String yuan) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
                <Id>1</Id><Acct><Id><Othr><Id>2031</Id></Othr></Id></Acct>
                <Ntry><Amt Ccy="CNY">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>2026-12-14</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef>
                <NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>王芳</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls>
                </Ntry></Stmt></BkToCstmrStmt></Document>
                """.formatted(yuan, serial);
    }

    @Test
    void twoNodesReadingFilesOfTheSameDayAtOnceBookNoLineTwice() throws Exception {
        String[] day = IntStream.range(0, 200)
                .mapToObj(i -> in("S" + i, i + 1 + ".00", "王芳", ""))
                .toArray(String[]::new);
        String[] turned = day.clone();
        java.util.Collections.reverse(Arrays.asList(turned));
        counter.take(statement(day));
        counter.take(statement(turned));
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
        assertThat(counter.number("SELECT COUNT(*) FROM remittance")).isEqualTo(200);
        assertThat(counter.number("SELECT COUNT(*) FROM statement_line WHERE fate = 'REMITTANCE'"))
                .isEqualTo(200);
        assertThat(counter.number("SELECT COUNT(*) FROM statement_line WHERE fate = 'DUPLICATE'"))
                .isEqualTo(200);
        assertThat(counter.number("SELECT SUM(came_in_fen) FROM statement_file"))
                .isEqualTo(2_010_000);
    }

    @Test
    void aWorkbookWithFurtherSheetsSaysSoAndOneThatCannotBeOpenedFails() {
        @Nullable Object[] header = Xlsx.row("交易日期", "交易流水号", "借贷标志", "交易金额", "本方账号");
        @Nullable Object[] line = Xlsx.row("20261214", "S1", "贷", 1, "2031");
        byte[] whole = Xlsx.of(header, line);

        long two = counter.read(Xlsx.ofSheets(List.of(List.of(header, line), List.of(header, line))));
        long cut = counter.read(Arrays.copyOf(whole, whole.length / 2));

        assertThat(counter.file(two).state()).isEqualTo(FileState.DONE);
        assertThat(counter.file(two).message()).isEqualTo("other-sheet 2");
        assertThat(counter.file(two).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 1, Fate.NOT_REMITTANCE, 1));
        assertThat(counter.intake.lines(two, Fate.NOT_REMITTANCE, 0, 9))
                .singleElement()
                .satisfies(not -> assertThat(not.reason()).isEqualTo("other-sheet 2"));
        assertThat(counter.file(cut).state()).isEqualTo(FileState.FAILED);
        assertThat(counter.file(cut).message()).isEqualTo("broken-off");
    }

    @Test
    void aFileTakenBackCountsNoMoreButWhatAnotherTellsOfStays() {
        long first = counter.read(in("S1", "1.00", "王芳", ""), in("S2", "2.00", "李强", ""));
        long other = counter.read(in("S2", "2.00", "李强", ""));

        Answer answer = counter.intake.takeBack(first, false, "wrong bank", "zhao");

        assertThat(answer).isEqualTo(new Answer.Taken(first));
        assertThat(counter.states()).isEqualTo(Map.of("S1", "TAKEN_BACK", "S2", "NEW"));
        long again = counter.read(in("S1", "1.00", "王芳", ""), in("S2", "2.00", "李强", ""));
        assertThat(counter.states()).isEqualTo(Map.of("S1", "NEW", "S2", "NEW"));
        assertThat(counter.file(again).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 1, Fate.DUPLICATE, 1));
        assertThat(counter.file(other).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 1));
        assertThat(counter.file(other).cameIn().fen()).isEqualTo(200);
    }

    @Test
    void aFileIsTakenBackWhileAnotherOfTheSameDayIsReadAndNothingIsLostOrTwice() throws Exception {
        String[] day = IntStream.range(0, 200)
                .mapToObj(i -> in("S" + i, "1.00", "王芳", ""))
                .toArray(String[]::new);
        long first = counter.read(day);
        String[] turned = day.clone();
        java.util.Collections.reverse(Arrays.asList(turned));
        counter.take(statement(turned));
        Callable<Object> reads = () -> {
            counter.readAll();
            return "done";
        };

        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<Object>> both =
                nodes.invokeAll(List.of(reads, () -> counter.intake.takeBack(first, false, "wrong", "zhao")));
        nodes.shutdown();

        assertThat(both.get(0).get()).isEqualTo("done");
        assertThat(both.get(1).get()).isEqualTo(new Answer.Taken(first));
        assertThat(counter.states())
                .hasSize(200)
                .allSatisfy((serial, state) -> assertThat(state).isEqualTo("NEW"));
        assertThat(counter.number("SELECT SUM(came_in_fen) FROM statement_file WHERE state = 'DONE'"))
                .isEqualTo(20_000);
    }

    @Test
    void aReversalIsKnownInAnotherFileAndGoesBackWithTheLastFileThatTellsOfIt() {
        counter.read(in("S1", "1.00", "王芳", ""));
        long one = counter.read(reversal("R1", "1.00", "S1"));
        long other = counter.read(reversal("R1", "1.00", "S1"));
        assertThat(counter.file(other).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 1));

        counter.intake.takeBack(one, false, "wrong", "zhao");
        Map<String, String> afterOne = counter.states();
        counter.intake.takeBack(other, false, "wrong", "zhao");

        assertThat(afterOne).isEqualTo(Map.of("S1", "REVERSED"));
        assertThat(counter.states()).isEqualTo(Map.of("S1", "NEW"));
    }

    @Test
    void aReversedPaymentStaysReversedWhenItsFileComesAgain() {
        long file = counter.read(in("S1", "1.00", "王芳", ""));
        counter.read(reversal("R1", "1.00", "S1"));
        counter.intake.takeBack(file, false, "wrong", "zhao");
        assertThat(counter.states()).isEqualTo(Map.of("S1", "TAKEN_BACK"));

        counter.read(in("S1", "1.00", "王芳", ""));

        assertThat(counter.states()).isEqualTo(Map.of("S1", "REVERSED"));
    }

    @Test
    void aFileWithoutColumnsFailsAndIsReadAgainByAFeed() throws Exception {
        long file = counter.read("14/12/2026|S1|IN|7.50|王芳\n".getBytes(StandardCharsets.UTF_8));
        assertThat(counter.file(file).state()).isEqualTo(FileState.FAILED);
        assertThat(counter.file(file).message()).isEqualTo("no-header");

        var layout = new io.duebell.statement.Layout(
                Map.of(
                        io.duebell.statement.Layout.Field.DATE, "1",
                        io.duebell.statement.Layout.Field.SERIAL, "2",
                        io.duebell.statement.Layout.Field.DIRECTION, "3",
                        io.duebell.statement.Layout.Field.AMOUNT, "4",
                        io.duebell.statement.Layout.Field.PAYER, "5"),
                null,
                "|",
                "dd/MM/yyyy",
                "IN",
                "OUT");
        var feeds = counter.context.getBean(io.duebell.remittance.Feeds.class);
        assertThat(feeds.add("城商行", "2031", layout, "zhao")).isNull();
        counter.intake.again(file, feeds.all().get(0).id(), "zhao");
        counter.readAll();

        assertThat(counter.file(file).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 1));
        assertThat(new JdbcTemplate(counter.database.dataSource())
                        .queryForMap("SELECT account, amount_fen, payer FROM remittance"))
                .containsEntry("account", "2031")
                .containsEntry("amount_fen", 750L)
                .containsEntry("payer", "王芳");
    }

    @Test
    void badInputIsAccountedForWithAReason() {
        String good = in("S1", "1.00", "王芳", "");
        byte[] gb = new String(statement(good, in("S2", "2.00", "李强", "还款")), StandardCharsets.UTF_8)
                .getBytes(Charset.forName("GB18030"));

        long mixed = counter.read((new String(statement(good), StandardCharsets.UTF_8) + in("S3", "3.00", "赵敏", "")
                        + "\r\n\r\n" + in("S4", "-4.00", "赵敏", "") + "\r")
                .getBytes(StandardCharsets.UTF_8));
        long gbFile = counter.read(gb);
        long cut = counter.read("交易日期,交易流水号,借贷标志,交易金额,本方账号,对方户名\n20261214,S9,贷,12".getBytes(StandardCharsets.UTF_8));
        long evil = counter.read(("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + "<Document><BkToCstmrStmt>&x;</BkToCstmrStmt></Document>")
                .getBytes(StandardCharsets.UTF_8));
        long half = counter.read(camt("S7", "1.00").substring(0, 300).getBytes(StandardCharsets.UTF_8));

        assertThat(counter.file(mixed).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 2, Fate.QUARANTINED, 1));
        assertThat(counter.file(gbFile).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 1, Fate.REMITTANCE, 1));
        assertThat(counter.intake.lines(cut, Fate.QUARANTINED, 0, 9))
                .extracting(Line::reason)
                .containsExactly("short");
        assertThat(counter.file(evil).state()).isEqualTo(FileState.FAILED);
        assertThat(counter.file(evil).message()).isEqualTo("unsafe-xml");
        assertThat(counter.file(half).state()).isEqualTo(FileState.FAILED);
        assertThat(counter.file(half).message()).isEqualTo("broken-off");
    }

    @Test
    void aBalanceThatDoesNotGoOnIsToldAndTheLinesStandAllTheSame() {
        String head = "交易日期,交易流水号,借贷标志,交易金额,账户余额,本方账号\n";
        String body =
                "20261214,S1,贷,1.00,101.00,2031\n20261214,S2,贷,2.00,103.00,2031\n20261214,S3,贷,4.00,108.00,2031\n";

        long file = counter.read((head + body).getBytes(StandardCharsets.UTF_8));

        assertThat(counter.file(file).message()).isEqualTo("balance-breaks 1 4");
        assertThat(counter.file(file).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 3));
    }

    @Test
    void theSameFileInTheFolderIsOneUntilItFailedOrWasTakenBack() throws Exception {
        byte[] bytes = statement(in("S1", "1.00", "王芳", ""));

        long first = drop(bytes);
        long second = drop(bytes);
        counter.readAll();
        counter.intake.takeBack(first, false, "wrong", "zhao");
        long third = drop(bytes);

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
    }

    private long drop(byte[] bytes) throws Exception {
        return ((Answer.Taken) counter.intake.take(
                        "day.csv",
                        new java.io.ByteArrayInputStream(bytes),
                        io.duebell.remittance.StatementIntake.Source.FOLDER,
                        null,
                        "folder"))
                .file();
    }
}
