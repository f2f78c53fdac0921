package io.duebell.statement;

import static io.duebell.sheet.Xlsx.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.shared.Money;
import io.duebell.sheet.Xlsx;
import io.duebell.sheet.Xlsx.Formula;
import io.duebell.statement.Layout.Field;
import io.duebell.statement.NotTaken.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as workbooks: the same lines as in CSV, whatever their cells are made of. */
class SheetStatementTests {

    private static final @Nullable Object[] HEADER =
            row("交易日期", "流水号", "借贷标志", "金额", "余额", "账号", "对方户名", "对方账号", "摘要", "附言");

    @Test
    void aSheetIsTheSameStatementAsCsv() throws IOException {
        LocalDate day = LocalDate.of(2026, 11, 20);
        byte[] sheet = Xlsx.of(
                row("石桥信用社对账单"),
                row(),
                HEADER,
                row(day, "901", "贷", 0.1 + 0.2, 100.3, 62001, "楊秀英", "6222001", "转账", "还贷款"),
                row("20261120", "902", "借", "２０．００", null, "62001"),
                row(20_261_120, 903, "贷", 5, null, "62001", "甲", "'6222002", "转账", "第一行\n第二行"),
                row("合计", null, null, new Formula("SUM(D4:D6)", true)));
        String csv = """
                石桥信用社对账单

                交易日期,流水号,借贷标志,金额,余额,账号,对方户名,对方账号,摘要,附言
                20261120,901,贷,0.30,100.30,62001,楊秀英,6222001,转账,还贷款
                20261120,902,借,20.00,,62001,,,,
                20261120,903,贷,5.00,,62001,甲,6222002,转账,第一行 第二行
                合计,,,5.3
                """;

        List<StatementItem> ofSheet = read(sheet, null);
        List<StatementItem> ofCsv = read(csv.getBytes(StandardCharsets.UTF_8), null);

        assertThat(ofSheet).isEqualTo(ofCsv);
        assertThat(ofSheet.get(1)).isInstanceOfSatisfying(StatementLine.class, line -> {
            assertThat(line.amount()).isEqualTo(new Money(30));
            assertThat(line.balance()).isEqualTo(new Money(10_030));
            assertThat(line.line()).isEqualTo(4);
        });
    }

    @Test
    void aNumberThatASpreadsheetTookForASumIsNotBelieved() throws IOException {
        byte[] sheet = Xlsx.of(
                HEADER,
                row("20261120", 123_456_789_012_345L, "贷", 1, null, "62001", "甲", "6222001"),
                row("20261120", "2", "贷", 1, null, "62001", "甲", 6_222_021_234_567_890_123L),
                row("20261120", 2_026_112_000_000_000_001L, "贷", 1, null, "62001", "甲", "6222001"),
                row("20261120", "4", "贷", 1, null, 6_222_021_234_567_890L, "甲", "6222001"),
                row("20261120", "5", "贷", 1e15));
        String csv = "交易日期,流水号,金额,账号\n20261120,2.02611E+18,1.00,62001\n20261120,20E18,1.00,62001\n";

        List<StatementItem> items = read(sheet, null);

        assertThat(((StatementLine) items.get(0)).serial()).isEqualTo("123456789012345");
        assertThat(items.subList(1, 5))
                .extracting(item -> ((NotTaken) item).reason())
                .containsExactly(
                        Reason.FIGURES_LOST, Reason.FIGURES_LOST, Reason.FIGURES_LOST, Reason.SCIENTIFIC_AMOUNT);
        assertThat(read(csv.getBytes(StandardCharsets.UTF_8), null))
                .extracting(item -> item instanceof NotTaken not ? not.reason() : ((StatementLine) item).serial())
                .containsExactly(Reason.FIGURES_LOST, "20E18");
    }

    @Test
    void aRowThatCannotBeReadSaysWhyWithWhatStandsInIt() throws IOException {
        byte[] sheet = Xlsx.of(
                HEADER,
                row("20261120", "1", "贷", 12.345),
                row(46_346, "2", "贷", 1),
                row("20261120", "3", "贷"),
                row("20261120", "4", "?", 1),
                row("20261120", "5", "贷", new Formula("1+1", false)),
                row(LocalDate.of(1999, 12, 31), "6", "贷", 1),
                row("昨天", "7", "贷", 1),
                row("本页", "", "贷", 1),
                row("合计：", "8笔", "贷", 8));

        List<StatementItem> items = read(sheet, null);

        assertThat(items)
                .extracting(item -> ((NotTaken) item).reason())
                .containsExactly(
                        Reason.NO_AMOUNT,
                        Reason.NO_DATE,
                        Reason.NO_AMOUNT,
                        Reason.NO_DIRECTION,
                        Reason.NO_AMOUNT,
                        Reason.DATE_OUT_OF_RANGE,
                        Reason.NO_DATE,
                        Reason.TOTAL,
                        Reason.TOTAL);
        assertThat(((NotTaken) items.get(0)).detail()).startsWith("20261120,1,贷,12.345");
    }

    @Test
    void whatACellCameToIsWhatTheBankShowed() throws IOException {
        byte[] sheet = Xlsx.of(HEADER, row("20261120", "1", "贷", new Formula("100+0.5", true), null, "62001"));

        assertThat(read(sheet, null))
                .singleElement()
                .isInstanceOfSatisfying(
                        StatementLine.class, line -> assertThat(line.flow()).isEqualTo(10_050));
    }

    @Test
    void theFirstSheetThatHoldsAnythingIsReadAndOthersAreNamed() throws IOException {
        @Nullable Object[] line = row("20261120", "1", "贷", 1, null, "62001");
        byte[] file = Xlsx.ofSheets(
                List.of(List.of(), List.of(HEADER, line), List.of(), List.<@Nullable Object[]>of(row("说明"))));

        List<StatementItem> items = read(file, null);

        assertThat(items).hasSize(2);
        assertThat(items.get(0)).isInstanceOf(StatementLine.class);
        assertThat(((NotTaken) items.get(1)).said()).isEqualTo("other-sheet 4");
    }

    @Test
    void aFeedReadsASheetByItsColumnsWhateverTheFormOfItsDates() throws IOException {
        Layout layout = new Layout(
                Map.of(Field.DATE, "日", Field.AMOUNT, "数", Field.DIRECTION, "向", Field.PAYER, "人"),
                "GB18030",
                "|",
                "dd/MM/yyyy",
                "+",
                "-");
        byte[] sheet = Xlsx.of(
                row("日", "向", "数", "人"),
                row("20/11/2026", "+", 1, "甲"),
                row(LocalDate.of(2026, 11, 21), "+", 2, "乙"),
                row(LocalDateTime.of(2026, 11, 22, 23, 59), "-", 3, "丙"));

        assertThat(read(sheet, layout))
                .extracting(item -> ((StatementLine) item).date().getDayOfMonth())
                .containsExactly(20, 21, 22);
    }

    @Test
    void aSampleOfASheetTravelsAsCsvAndIsFoundAgain() throws IOException {
        byte[] sheet = Xlsx.of(
                row("明细"), row(), HEADER, row("20261120", "1", "贷", 1.5, null, "62001", "甲\n乙", "6222001", "转,账"));
        Beginning beginning = Beginning.of(new ByteArrayInputStream(sheet));

        SampleFile seen = SampleFile.of(beginning, null);
        SampleFile again = SampleFile.of(Beginning.of(beginning.bytes()), seen.layout());

        assertThat(seen.layout().charset()).isNull();
        assertThat(seen.layout().separator()).isNull();
        assertThat(seen.layout().isComplete()).isTrue();
        assertThat(seen.rows().get(0)).contains("甲 乙", "转,账");
        assertThat(again).isEqualTo(seen);
        assertThat(again.items())
                .singleElement()
                .isInstanceOfSatisfying(
                        StatementLine.class, line -> assertThat(line.line()).isEqualTo(4));
        assertThat(SampleFile.fits(beginning, new Layout(seen.layout().columns(), "GB18030", "|", null, null, null)))
                .isTrue();
        assertThat(SampleFile.fits(beginning, new Layout(Map.of(Field.DATE, "日"), null, null, null, null, null)))
                .isFalse();
    }

    @Test
    void aSampleThatCannotBeReadSaysWhy() throws IOException {
        byte[] whole = Xlsx.of(HEADER);

        assertThat(Beginning.of(new ByteArrayInputStream(Arrays.copyOf(whole, 900)))
                        .refused())
                .isEqualTo(Reason.BROKEN_OFF);
        assertThat(Beginning.of(new ByteArrayInputStream(locked(whole))).refused())
                .isEqualTo(Reason.WORKBOOK_LOCKED);
    }

    @Test
    void aWorkbookThatIsCutOffLockedOldOrABombIsNotReadAndSaysWhy() throws IOException {
        byte[] whole = Xlsx.of(HEADER, row("20261120", "1", "贷", 1, null, "62001"));

        assertThat(reasons(Arrays.copyOf(whole, whole.length - 300))).containsExactly(Reason.BROKEN_OFF);
        assertThat(reasons(locked(whole))).containsExactly(Reason.WORKBOOK_LOCKED);
        assertThat(reasons(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
                .containsExactly(Reason.WORKBOOK);
        assertThat(reasons(Xlsx.with(whole, "xl/worksheets/sheet1.xml", old -> new byte[100_000_000])))
                .containsExactly(Reason.WORKBOOK_TOO_LARGE);
        assertThat(reasons(Xlsx.of())).containsExactly(Reason.NO_HEADER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40})
    void whatBreaksOffWithinASheetKeepsTheRowsBefore(int rows) throws IOException {
        @Nullable Object[][] all = new Object[rows + 1][];
        all[0] = HEADER;
        for (int i = 1; i <= rows; i++) {
            all[i] = row("20261120", "S" + i, "贷", i, null, "62001");
        }
        byte[] cut = Xlsx.with(Xlsx.of(all), "xl/worksheets/sheet1.xml", old -> {
            String xml = new String(old, StandardCharsets.UTF_8);
            return xml.substring(0, xml.indexOf("</sheetData>")).getBytes(StandardCharsets.UTF_8);
        });

        List<StatementItem> items = read(cut, null);

        assertThat(items).hasSize(rows + 1);
        assertThat(items.get(rows))
                .isInstanceOfSatisfying(
                        NotTaken.class, not -> assertThat(not.reason()).isEqualTo(Reason.BROKEN_OFF));
    }

    private static byte[] locked(byte[] whole) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(container)) {
                out.write(whole);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            container.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Reason> reasons(byte[] file) throws IOException {
        return read(file, null).stream().map(item -> ((NotTaken) item).reason()).toList();
    }

    private static List<StatementItem> read(byte[] file, @Nullable Layout layout) throws IOException {
        List<StatementItem> items = new ArrayList<>();
        StatementReader reader = layout == null ? new StatementReader() : new StatementReader(layout);
        reader.read("a-file", new ByteArrayInputStream(file), items::add);
        return items;
    }
}
