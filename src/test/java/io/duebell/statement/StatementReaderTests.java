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
