package io.duebell.remittance.internal;

import static io.duebell.remittance.internal.Counter.in;
import static io.duebell.remittance.internal.Counter.statement;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.remittance.StatementIntake.Line;
import io.duebell.remittance.StatementIntake.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that nobody should have to expect: each is accounted for with a reason, and what can be read of it stands. */
class BadStatementTests {

    private static Counter counter;

    @BeforeAll
    static void open() {
        counter = new Counter();
    }

    @AfterAll
    static void close() {
        counter.close();
    }

    private static void fails(byte[] bytes, String message) {
        long file = counter.read(bytes);

        assertThat(counter.file(file).state()).isEqualTo(FileState.FAILED);
        assertThat(counter.file(file).message()).isEqualTo(message);
    }

    private static List<String> quarantined(long file) {
        return counter.intake.lines(file, Fate.QUARANTINED, 0, 99).stream()
                .map(Line::reason)
                .toList();
    }

    @Test
    void anEmptyFileIsNotTaken() throws IOException {
        Answer answer = counter.intake.take("a.csv", new ByteArrayInputStream(new byte[0]), Source.API, null, "t");

        assertThat(answer).isEqualTo(new Answer.Refused("empty", ""));
    }

    @Test
    void aPictureAnArchiveAnOldWorkbookAndAPdfSayWhatTheyAre() throws IOException {
        byte[] noise = new byte[50_000];
        new Random(7).nextBytes(noise);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, noise, 0, 8);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(new byte[20_000_000]);
        }

        fails(noise, "not-a-statement");
        fails(bomb.toByteArray(), "workbook-too-large");
        fails(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "workbook");
        fails("%PDF-1.7\n%binary\n1 0 obj".getBytes(UTF_8), "not-a-statement");
    }

    @ParameterizedTest
    @CsvSource({
        "'<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><Document>&b;</Document>', unsafe-xml",
        "'<!DOCTYPE d SYSTEM \"http://127.0.0.1:9/evil.dtd\"><Document/>', unsafe-xml",
        "'<!DOCTYPE d [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]><Document/>', unsafe-xml",
        "'<Document><CstmrCdtTrfInitn><GrpHdr/></CstmrCdtTrfInitn></Document>', not-a-statement",
        "'<html><body><table><tr><td>交易日期</td></tr></table></body></html>', not-a-statement",
        "'<Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy=\"CNY\">1.00</Amt>', broken-off",
        "'\uFEFF<Document></BkToCstmrStmt>', broken-off",
    })
    void xmlThatIsNoStatementOrWouldDoHarmIsNotRead(String xml, String message) {
        fails(xml.getBytes(UTF_8), message);
    }

    @Test
    void xmlOfEndlessDepthIsLeftOff() {
        fails("<a>".repeat(100_000).getBytes(UTF_8), "unsafe-xml");
    }

    @Test
    void aQuotationMarkThatNobodyClosedSwallowsNothingSilently() {
        long file = counter.read(statement(
                in("Q1", "1.00", "王芳", ""),
                in("Q2", "1.00", "李强", "\"还款"),
                in("Q3", "1.00", "赵敏", "另\"外"),
                in("Q4", "1.00", "赵敏", "\"利息\"")));
        fails(statement(in("Q5", "1.00", "李强", "\"还款"), in("Q6", "1.00", "赵敏", "")), "broken-off");

        assertThat(counter.file(file).state()).isEqualTo(FileState.FAILED);
        assertThat(counter.file(file).message()).isEqualTo("open-quote");
        assertThat(counter.intake.lines(file, Fate.QUARANTINED, 0, 9))
                .singleElement()
                .satisfies(line -> assertThat(line.content()).contains("Q3"));
    }

    @Test
    void aRowLongerThanAnyBanksDoesNotFillTheMemory() {
        fails(("交易日期,交易金额\n20261214," + "9".repeat(2_000_000)).getBytes(UTF_8), "broken-off");
    }

    @ParameterizedTest
    @CsvSource({
        "'20261214,B1,贷,1.5E+3,2031,甲,1,,', scientific-amount",
        "'20261214,B1,贷,1e5,2031,甲,1,,', scientific-amount",
        "'19000101,B1,贷,1.00,2031,甲,1,,', date-out-of-range",
        "'1900/1/0,B1,贷,1.00,2031,甲,1,,', no-date",
        "'46370,B1,贷,1.00,2031,甲,1,,', no-date",
        "'2026-02-30,B1,贷,1.00,2031,甲,1,,', no-date",
        "'20261214,B1,贷,999999999999999999,2031,甲,1,,', no-amount",
        "'20261214,B1,贷,1.005,2031,甲,1,,', no-amount",
        "'20261214,B1,贷,壹佰,2031,甲,1,,', no-amount",
        "'20261214,B1,,1.00,2031,甲,1,,', no-direction",
        "'20261214,B1,贷,-1.00,2031,陌生人,1,,', no-original",
        "'20261214,B1,贷,12', short",
        "'20261214,B1', short",
    })
    void aLineThatIsWrongIsQuarantinedWithItsReasonAndTheLine(String line, String reason) {
        long file = counter.read(in("B0", "1.00", "王芳", ""), line);

        assertThat(counter.file(file).state()).isEqualTo(FileState.DONE);
        assertThat(quarantined(file)).containsExactly(reason);
        assertThat(counter.intake.lines(file, Fate.QUARANTINED, 0, 9).get(0).content())
                .contains("B1");
    }

    @Test
    void missingAndSwappedColumnsCreditNothingWrong() {
        fails("交易日期,对方户名\n20261214,王芳\n".getBytes(UTF_8), "no-header");
        long swapped =
                counter.read("交易金额,交易日期,借贷标志,本方账号\n20261214,1.00,贷,2031\n20261215,2.00,贷,2031\n".getBytes(UTF_8));

        assertThat(quarantined(swapped)).containsExactly("no-date", "no-date");
        assertThat(counter.file(swapped).state()).isEqualTo(FileState.FAILED);
        assertThat(counter.file(swapped).cameIn().fen()).isZero();
    }

    @Test
    void charsetsAreToldAndWhatFitsNoneIsQuarantined() {
        byte[] text = statement(in("C1", "1.00", "王芳", "还款"));
        String plain = new String(text, UTF_8);
        byte[] broken = (plain + "20261214,C2,贷,1.00,2031,").getBytes(UTF_8);
        byte[] cut = new byte[broken.length + 6];
        System.arraycopy(broken, 0, cut, 0, broken.length);
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xFF, ',', ',', ',', '\n'}, 0, cut, broken.length, 6);

        long first = counter.read(text);
        long gb = counter.read(plain.getBytes(Charset.forName("GB18030")));
        long utf16 = counter.read(("\uFEFF" + plain).getBytes(StandardCharsets.UTF_16LE));
        long mark = counter.read(("\uFEFF" + plain).getBytes(UTF_8));
        long wrong = counter.read(cut);

        assertThat(counter.file(first).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 1));
        assertThat(List.of(gb, utf16, mark))
                .allSatisfy(file -> assertThat(counter.file(file).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 1)));
        assertThat(counter.file(wrong).state()).isEqualTo(FileState.FAILED);
        assertThat(counter.number("SELECT COUNT(*) FROM remittance WHERE serial = 'C2'"))
                .isZero();
    }

    @Test
    void paymentsUnderOneNumberFromTwoAccountsAreNotTakenForOne() {
        long file = counter.read(
                "20261214,N1,贷,100.00,2031,王芳,6201,批量,",
                "20261214,N1,贷,100.00,2031,李强,6202,批量,",
                "20261214,N1,贷,100.00,2031,王芳,62**,批量,");

        assertThat(counter.file(file).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 1, Fate.QUARANTINED, 2));
        assertThat(quarantined(file)).containsExactly("same-number", "same-number");
    }

    @Test
    void whatDiffersWithinOneFileUnderOneNumberIsAnotherPaymentAndTheSameLineTwiceIsNot() {
        long file = counter.read(
                "20261214,N2,贷,100.00,2031,王芳,62**01,批量,",
                "20261214,N2,贷,100.00,2031,王芳,62**01,批量,",
                "20261214,N2,贷,100.00,2031,李强,62**01,批量,",
                "20261214,N2,贷,100.00,2031,王芳,62**02,批量,",
                "20261214,N2,贷,100.00,2031,王芳,62**01,批量,另一笔",
                "20261214,N2,贷,100.00,2031,李强,62**01,批量,");
        long other = counter.read("20261214,N2,贷,100.00,2031,王*,,批量,还款", "20261214,N2,贷,100.00,2031,赵敏,,批量,");

        assertThat(counter.file(file).lines())
                .isEqualTo(Map.of(Fate.REMITTANCE, 1, Fate.DUPLICATE, 1, Fate.QUARANTINED, 4));
        assertThat(counter.file(other).lines())
                .as("the writing may differ between files, not within one")
                .isEqualTo(Map.of(Fate.DUPLICATE, 1, Fate.QUARANTINED, 1));
        assertThat(counter.number("SELECT COUNT(*) FROM remittance WHERE serial = 'N2'"))
                .isOne();
    }

    @Test
    void aBatchWithoutReferencesIsSeveralPayments() {
        String transaction = """
                <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="CNY">10.00</Amt>
                <RltdPties><Dbtr><Nm>王芳</Nm></Dbtr></RltdPties></TxDtls>
                """;
        String camt = """
                <Document><BkToCstmrDbtCdtNtfctn><Ntfctn><Acct><Id><Othr><Id>2031</Id></Othr></Id></Acct><Ntry>
                <Amt Ccy="CNY">20.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-12-14</Dt></BookgDt><NtryDtls>
                %s</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
                """.formatted(transaction + transaction);

        long file = counter.read(camt.getBytes(UTF_8));
        long again = counter.read(camt.getBytes(UTF_8));

        assertThat(counter.file(file).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 2));
        assertThat(counter.file(file).cameIn().fen()).isEqualTo(2_000);
        assertThat(counter.file(again).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 2));
    }
}
