package io.duebell.campaign.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.campaign.Campaigns.ListAnswer.Problem;
import io.duebell.campaign.internal.ListFile.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Lists as people upload them: what is read, and what is refused in which words. */
class ListFileTests {

    private static final Charset GBK = Charset.forName("GB18030");

    @Test
    void aColumnNamedInChineseIsFoundInUtf8AndInGbk() {
        String csv = "姓名,借据号\n张伟,0417000123450001\n李娜,'0417000123450002\n王芳,０４１７０００１２３４５０００３\n";

        assertThat(ListFile.read(csv.getBytes(StandardCharsets.UTF_8)).entries())
                .isEqualTo(ListFile.read(csv.getBytes(GBK)).entries())
                .extracting(Entry::number)
                .containsExactly("0417000123450001", "0417000123450002", "0417000123450003");
    }

    @Test
    void oneColumnNeedsNoName() {
        assertThat(read("041700000001\n\n041700000002\n").entries())
                .containsExactly(new Entry(1, "041700000001"), new Entry(2, "041700000002"));
    }

    @Test
    void eachBadLineIsNamedWithWhatIsWrong() {
        assertThat(read("borrower_no\n4.17E+11\n=1+1\n张伟\n041700000001\n").problems())
                .containsExactly(
                        new Problem(2, "scientific", "4.17E+11"),
                        new Problem(3, "formula", ""),
                        new Problem(4, "no-number", "张伟"));
    }

    @Test
    void aSheetIsReadAndItsFormulasAreNamed() throws Exception {
        byte[] sheet = workbook("borrower_no", "041700000001", "=ABC1234");

        assertThat(ListFile.read(sheet).entries()).containsExactly(new Entry(2, "041700000001"));
        assertThat(ListFile.read(sheet).problems()).containsExactly(new Problem(3, "formula", ""));
    }

    @Test
    void whatIsNoListIsRefusedAsAWhole() throws Exception {
        assertThat(codeOf(new byte[0])).isEqualTo("empty");
        assertThat(codeOf(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
                .isEqualTo("old-excel");
        assertThat(codeOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, (byte) 0xFF}))
                .isEqualTo("not-text");
        assertThat(codeOf("name,phone\nx,y\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("no-column");
        assertThat(codeOf(zip("readme.txt", "hello".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("not-xlsx");
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws Exception {
        byte[] whole = workbook("borrower_no", "041700000001");
        byte[] bomb = withEntry(whole, "xl/worksheets/sheet1.xml", new byte[200_000_000]);

        assertThat(bomb.length).isLessThan(1_000_000);
        assertThat(codeOf(bomb)).isEqualTo("bomb");
    }

    private static ListFile read(String csv) {
        return ListFile.read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static String codeOf(byte[] file) {
        ListFile read = ListFile.read(file);
        assertThat(read.entries()).isEmpty();
        return read.problems().get(0).code();
    }

    private static byte[] workbook(String... cells) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            for (int i = 0; i < cells.length; i++) {
                var cell = sheet.createRow(i).createCell(0);
                if (cells[i].startsWith("=")) {
                    cell.setCellFormula(cells[i].substring(1));
                    workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
                } else {
                    cell.setCellValue(cells[i]);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
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

    /** The same archive with one entry swapped for another content. */
    private static byte[] withEntry(byte[] archive, String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (java.util.zip.ZipInputStream in =
                        new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(archive));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(name)) {
                    zip.write(content);
                } else {
                    in.transferTo(zip);
                }
            }
        }
        return out.toByteArray();
    }
}
