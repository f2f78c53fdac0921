package io.duebell.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.statement.NotTaken.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statement files as banks write them, and as they should not. */
class StatementReaderTests {

    private static final String HEADER = "交易日期,流水号,借贷标志,金额,余额,账号,对方户名,对方账号,摘要,附言\r\n";

    @Test
    void aFileInGb18030WithPreambleAndTotalIsAccountedForLineByLine() throws IOException {
        String file = "石桥信用社对账单,,,\r\n" + HEADER
                + "20261120,901,贷,\"1,234.50\",,62001,楊秀英,=\"6222001\",转账,还贷款\r\n"
                + "2026-11-20,902,借,２０．００,,62001,,,工本费,\r\n"
                + "合计,,,1254.50\r\n";

        List<StatementItem> items = read(file.getBytes(Charset.forName("GB18030")));

        assertThat(items).hasSize(4);
        assertThat(items.get(0))
                .isInstanceOfSatisfying(
                        NotTaken.class, it -> assertThat(it.reason()).isEqualTo(Reason.PREAMBLE));
        assertThat(items.get(1)).isInstanceOfSatisfying(StatementLine.class, line -> {
            assertThat(line.flow()).isEqualTo(123_450);
            assertThat(line.payer()).isEqualTo("楊秀英");
            assertThat(line.payerAccount()).isEqualTo("6222001");
        });
        assertThat(items.get(2))
                .isInstanceOfSatisfying(
                        StatementLine.class, line -> assertThat(line.flow()).isEqualTo(-2_000));
        assertThat(items.get(3))
                .isInstanceOfSatisfying(
                        NotTaken.class, it -> assertThat(it.reason()).isEqualTo(Reason.TOTAL));
    }

    @ParameterizedTest
    @CsvSource({
        "'20261120,1,贷,1.2E+05', SCIENTIFIC_AMOUNT",
        "'20261120,1,贷,12.345', NO_AMOUNT",
        "'20261120,1,贷,', NO_AMOUNT",
        "'20261120,1,贷,\"12,50\"', NO_AMOUNT",
        "'20261120,1,贷,\"1,2345.00\"', NO_AMOUNT",
        "'20261120,1,?,12.00', NO_DIRECTION",
        "'20261320,1,贷,12.00', NO_DATE",
        "'19000101,1,贷,12.00', DATE_OUT_OF_RANGE",
        "'20261120,1', SHORT",
    })
    void aLineThatCannotBeReadSaysWhy(String line, Reason reason) throws IOException {
        String whole = reason == Reason.SHORT ? line : line + ",,,,,,";

        List<StatementItem> items = read((HEADER + whole + "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(items)
                .singleElement()
                .isInstanceOfSatisfying(
                        NotTaken.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @Test
    void aNegativeCreditThatIsBookedBackTakesBackItsOriginal() throws IOException {
        String file = HEADER + "20261120,90000000001,贷,100.00,,62001,甲,6222001,转账,\n"
                + "20261120,90000000002,贷,-100.00,,62001,甲,6222001,冲正,冲正原流水90000000001\n";

        List<StatementItem> items = read(file.getBytes(StandardCharsets.UTF_8));

        StatementLine original = (StatementLine) items.get(0);
        StatementLine reversal = (StatementLine) items.get(1);
        assertThat(reversal.reversal()).isTrue();
        assertThat(Reversals.takesBack(reversal, original)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"<Dbtr><Pty><Nm>甲</Nm></Pty></Dbtr>", "<Dbtr><Nm>甲</Nm></Dbtr>"})
    void aCamtEntryIsTheSameLineAsInCsv(String debtor) throws IOException {
        String csv = HEADER + "20261120,901,贷,100.00,,62001,甲,6222001,转账,还款\n";
        String camt = """
                <Document><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>62001</Id></Othr></Id></Acct>
                <Ntry><Amt Ccy="CNY">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
                <BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>901</AcctSvcrRef>
                <NtryDtls><TxDtls><RltdPties>%s</RltdPties><RmtInf><Ustrd>还款</Ustrd></RmtInf></TxDtls></NtryDtls>
                </Ntry></Stmt></BkToCstmrStmt></Document>
                """.formatted(debtor);

        StatementLine ofCsv =
                (StatementLine) read(csv.getBytes(StandardCharsets.UTF_8)).get(0);
        StatementLine ofCamt =
                (StatementLine) read(camt.getBytes(StandardCharsets.UTF_8)).get(0);

        assertThat(ofCamt.identity()).isEqualTo(ofCsv.identity());
        assertThat(ofCamt.payer()).isEqualTo("甲");
        assertThat(ofCamt.remark()).isEqualTo("还款");
    }

    @Test
    void aBatchIsALineForEachOfItsTransactions() throws IOException {
        String camt = """
                <Document><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry><Amt Ccy="CNY">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
                <BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><NtryDtls>
                <TxDtls><Refs><AcctSvcrRef>T1</AcctSvcrRef></Refs><Amt Ccy="CNY">10.00</Amt></TxDtls>
                <TxDtls><Refs><AcctSvcrRef>T2</AcctSvcrRef></Refs><Amt Ccy="CNY">20.00</Amt></TxDtls>
                </NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
                """;

        List<StatementItem> items = read(camt.getBytes(StandardCharsets.UTF_8));

        assertThat(items).extracting(item -> ((StatementLine) item).flow()).containsExactly(1_000L, 2_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "<DtTm>2026-11-20T23:30:00Z</DtTm>, 2026-11-21",
        "<DtTm>2026-11-21T00:30:00+09:00</DtTm>, 2026-11-20",
        "<DtTm>2026-11-20T15:59:59.999Z</DtTm>, 2026-11-20",
        "<DtTm>2026-11-20T23:30:00+08:00</DtTm>, 2026-11-20",
        "<DtTm>2026-11-20T23:30:00</DtTm>, 2026-11-20",
        "<DtTm>2026-11-20T24:00:00Z</DtTm>, 2026-11-20",
        "<Dt>2026-11-20</Dt>, 2026-11-20",
        "<Dt>2026-11-20+08:00</Dt>, 2026-11-20",
    })
    void aMomentIsOfOurDay(String written, String day) throws IOException {
        String entry = entry("<AcctSvcrRef>901</AcctSvcrRef>", "").replace("<Dt>2026-11-20</Dt>", written);

        assertThat(read(entry.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(
                        StatementLine.class, line -> assertThat(line.date()).hasToString(day));
    }

    @ParameterizedTest
    @CsvSource({
        "E1, 1, T1, X1, P1, I1, T1",
        "E1, 1, '', X1, P1, I1, E1",
        "'', 1, '', X1, P1, I1, X1",
        "'', 1, '', '', P1, I1, P1",
        "'', 1, '', '', NOTPROVIDED, I1, I1",
        "'', 1, '', '', NOTPROVIDED, '', ''",
        "'', 00017, '', '', 1, 2, ''",
        "'', 20261120000017, '', '', NOTPROVIDED, '', 20261120000017",
        "NOTPROVIDED, 1, '', '', NOTPROVIDED, '', ''",
    })
    void aPaymentIsKnownByItsBanksNumberAndNeverByACounter(
            String ofEntry,
            String counted,
            String ofBank,
            String other,
            String endToEnd,
            String instruction,
            String serial)
            throws IOException {
        String entry = entry(
                "<NtryRef>" + counted + "</NtryRef><AcctSvcrRef>" + ofEntry + "</AcctSvcrRef>",
                "<Refs><AcctSvcrRef>" + ofBank + "</AcctSvcrRef><InstrId>" + instruction + "</InstrId><EndToEndId>"
                        + endToEnd + "</EndToEndId><TxId>" + other + "</TxId></Refs>");

        assertThat(((StatementLine) read(entry.getBytes(StandardCharsets.UTF_8)).get(0)).serial())
                .isEqualTo(serial);
    }

    @Test
    void aStatementAndANotificationTellOfTheSameMoney() throws IOException {
        String of = "<Refs><AcctSvcrRef>%s</AcctSvcrRef></Refs><Amt Ccy=\"CNY\">10.00</Amt>";
        String batch = entry("<NtryRef>1</NtryRef><AcctSvcrRef>B1</AcctSvcrRef>", of.formatted("T1"))
                .replace("</NtryDtls>", "<TxDtls>" + of.formatted("T2") + "</TxDtls></NtryDtls>")
                .replace("100.00", "20.00");
        String alone = entry("<NtryRef>7</NtryRef><AcctSvcrRef>B1</AcctSvcrRef>", of.formatted("T2"))
                .replace("100.00", "10.00")
                .replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn");

        List<StatementItem> statement = read(batch.getBytes(StandardCharsets.UTF_8));
        List<StatementItem> notification = read(alone.getBytes(StandardCharsets.UTF_8));

        assertThat(statement).hasSize(2);
        assertThat(((StatementLine) notification.get(0)).identity())
                .isEqualTo(((StatementLine) statement.get(1)).identity())
                .isNotEqualTo(((StatementLine) statement.get(0)).identity());
    }

    private static String entry(String references, String transaction) {
        return """
                <Document><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>62001</Id></Othr></Id></Acct>
                <Ntry><Amt Ccy="CNY">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
                <BookgDt><Dt>2026-11-20</Dt></BookgDt>%s
                <NtryDtls><TxDtls>%s</TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>
                """.formatted(references, transaction);
    }

    @Test
    void anEntityIsRefusedAndABrokenFileSaysSo() throws IOException {
        String attack = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Document>&e;</Document>";
        String broken = "<Document><BkToCstmrStmt><Stmt><Ntry><Amt>1";

        assertThat(reasons(attack)).containsExactly(Reason.UNSAFE_XML);
        assertThat(reasons(broken)).containsExactly(Reason.BROKEN_OFF);
    }

    private static List<Reason> reasons(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8)).stream()
                .map(item -> ((NotTaken) item).reason())
                .toList();
    }

    private static List<StatementItem> read(byte[] file) throws IOException {
        List<StatementItem> items = new ArrayList<>();
        new StatementReader().read("a-file", new ByteArrayInputStream(file), items::add);
        return items;
    }
}
