package io.duebell.sheet;

import static io.duebell.sheet.Xlsx.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.sheet.UnreadableWorkbookException.Fault;
import io.duebell.sheet.Xlsx.Formula;
import io.duebell.sheet.Xlsx.Shown;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Sheets as spreadsheets write them, and as somebody does who means harm. */
class WorkbookTests {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @Test
    void cellsAreWhatAPersonMeansByThem() throws Exception {
        byte[] file = Xlsx.of(
                row("文字", 0.1 + 0.2, 1_234_567.89, 20_261_214, 123_456_789_012_345L, 6_222_021_234_567_890_123L),
                row(
                        LocalDate.of(2026, 12, 14),
                        LocalDateTime.of(2026, 12, 14, 9, 30),
                        new Shown(42, "000000"),
                        new Shown(0.5, "h:mm"),
                        new Shown(1_234.5, "#,##0.00"),
                        null));

        assertThat(texts(file))
                .containsExactly(
                        List.of("文字", "0.3", "1234567.89", "20261214", "123456789012345", "6.22202E+18"),
                        List.of("2026-12-14", "2026-12-14 09:30:00", "000042", "12:00:00", "1234.5", ""));
    }

    @Test
    void aFormulaShowsWhatItCameToAndSaysThatItIsOne() throws Exception {
        byte[] file = Xlsx.of(row(2, 3, new Formula("A1*B1", true), new Formula("A1&\"元\"", true)));

        List<Cell> cells = cells(file).get(0);

        assertThat(cells.subList(2, 4)).containsExactly(new Cell("6", true), new Cell("2元", true));
    }

    @Test
    void textsOfRunsAreJoinedWithoutTheirSoundAndSpacesInARowAreKept() throws Exception {
        byte[] file = Xlsx.with(Xlsx.of(row("甲", "乙", "丙")), "xl/sharedStrings.xml", old -> """
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
                <si><r><t>王</t></r><r><t>芳</t></r><rPh sb="0" eb="1"><t>ワン</t></rPh></si>
                <si><t>一_x000A_二</t></si><si><t>丙</t></si></sst>
                """.getBytes(UTF_8));

        assertThat(texts(file)).containsExactly(List.of("王芳", "一\n二", "丙"));
    }

    @Test
    void aGapIsEmptyAndLinesCountAsTheSheetCountsThem() throws Exception {
        byte[] file = Xlsx.of(row("甲", null, "丙"), row(), row("丁"));
        List<Long> lines = new ArrayList<>();

        try (Workbook workbook = Workbook.open(new ByteArrayInputStream(file))) {
            workbook.read(0, (line, cells) -> lines.add(line));
        }

        assertThat(lines).containsExactly(1L, 3L);
        assertThat(texts(file).get(0)).containsExactly("甲", "", "丙");
    }

    @Test
    void datesOfChineseSpreadsheetsThatHaveNoFormWrittenOutAreDates() throws Exception {
        byte[] file = Xlsx.with(
                Xlsx.of(row(new Shown(46_370, "0.00"))),
                "xl/styles.xml",
                old -> new String(old, UTF_8)
                        .replace("numFmtId=\"2\"", "numFmtId=\"31\"")
                        .getBytes(UTF_8));

        assertThat(texts(file)).containsExactly(List.of("2026-12-14"));
    }

    @Test
    void whatIsCutOffOrNoWorkbookOrAnotherKindSaysSo() throws Exception {
        byte[] whole = Xlsx.of(row("甲"));
        byte[] binary = Xlsx.with(
                whole,
                "_rels/.rels",
                old -> new String(old, UTF_8)
                        .replace("workbook.xml", "workbook.bin")
                        .getBytes(UTF_8));

        assertThat(fault(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(Fault.BROKEN);
        assertThat(fault(zip("readme.txt", "hello".getBytes(UTF_8)))).isEqualTo(Fault.NO_WORKBOOK);
        assertThat(fault(binary)).isEqualTo(Fault.OTHER_KIND);
    }

    @Test
    void harmIsRefusedBeforeItIsDone() throws Exception {
        byte[] whole = Xlsx.of(row("甲"));
        byte[] large = new byte[34 << 20];
        new Random(7).nextBytes(large);
        System.arraycopy(whole, 0, large, 0, 8);
        String open = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";

        assertThat(fault(Xlsx.with(whole, SHEET, old -> new byte[200_000_000]))).isEqualTo(Fault.TOO_LARGE);
        assertThat(fault(understated(Xlsx.with(
                        whole, SHEET, old -> (open + " ".repeat(20_000_000) + "</worksheet>").getBytes(UTF_8)))))
                .isEqualTo(Fault.TOO_LARGE);
        assertThat(fault(large)).isEqualTo(Fault.TOO_LARGE);
        assertThat(fault(Xlsx.with(
                        whole,
                        SHEET,
                        old -> ("<!DOCTYPE x [<!ENTITY e \"x\">]>" + open + "&e;</worksheet>").getBytes(UTF_8))))
                .isEqualTo(Fault.BROKEN);
        assertThat(fault(Xlsx.with(whole, SHEET, old -> (open + "<a>".repeat(100)).getBytes(UTF_8))))
                .isEqualTo(Fault.BROKEN);
        assertThat(fault(Xlsx.with(whole, SHEET, old -> (open + "<c r='" + noise(6_000_000) + "'/>").getBytes(UTF_8))))
                .isEqualTo(Fault.BROKEN);
    }

    /** An archive whose table of contents says of no part that it is larger than a kilobyte. */
    private static byte[] understated(byte[] archive) {
        byte[] lying = archive.clone();
        for (int i = 0; i < lying.length - 46; i++) {
            if (lying[i] == 'P' && lying[i + 1] == 'K' && lying[i + 2] == 1 && lying[i + 3] == 2) {
                lying[i + 26] = 0;
                lying[i + 27] = 0;
            }
        }
        return lying;
    }

    /** So that it does not pack well. */
    private static String noise(int length) {
        StringBuilder noise = new StringBuilder();
        new Random(7).ints(length, 'a', 'z').forEach(sign -> noise.append((char) sign));
        return noise.toString();
    }

    @Test
    void whatTheRowsAreForMayBreakOff() throws Exception {
        byte[] file = Xlsx.of(row("甲"), row("乙"));

        try (Workbook workbook = Workbook.open(new ByteArrayInputStream(file))) {
            assertThatThrownBy(() -> workbook.read(0, (line, cells) -> {
                        throw new IllegalStateException("the database is away");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static Fault fault(byte[] file) throws IOException {
        try {
            cells(file);
            throw new AssertionError("it was read");
        } catch (UnreadableWorkbookException e) {
            return e.fault();
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static List<List<String>> texts(byte[] file) throws IOException, UnreadableWorkbookException {
        return cells(file).stream()
                .map(row -> row.stream().map(Cell::text).toList())
                .toList();
    }

    private static List<List<Cell>> cells(byte[] file) throws IOException, UnreadableWorkbookException {
        List<List<Cell>> rows = new ArrayList<>();
        try (Workbook workbook = Workbook.open(new ByteArrayInputStream(file))) {
            workbook.read(0, (line, cells) -> rows.add(cells));
        }
        return rows;
    }
}
