package io.duebell.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Workbooks as spreadsheets write them, for tests. */
public final class Xlsx {

    private Xlsx() {}

    /** A cell that is calculated. */
    public record Formula(String text, boolean evaluated) {}

    /** A number in a format. */
    public record Shown(double number, String format) {}

    public static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    /** One sheet. */
    public static byte[] of(@Nullable Object[]... rows) {
        return ofSheets(List.of(List.of(rows)));
    }

    /** Texts, numbers, days, moments, formulas, or nothing. */
    public static byte[] ofSheets(List<List<@Nullable Object[]>> sheets) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            for (List<@Nullable Object[]> rows : sheets) {
                var sheet = workbook.createSheet();
                for (int i = 0; i < rows.size(); i++) {
                    if (rows.get(i).length > 0) {
                        fill(workbook, sheet.createRow(i), rows.get(i));
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(XSSFWorkbook workbook, Row row, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            @Nullable Object value = values[i];
            Cell cell = row.createCell(i);
            if (value instanceof String text) {
                cell.setCellValue(text);
            } else if (value instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            } else if (value instanceof LocalDate day) {
                cell.setCellValue(day);
                cell.setCellStyle(style(workbook, "yyyy\"年\"m\"月\"d\"日\""));
            } else if (value instanceof LocalDateTime moment) {
                cell.setCellValue(moment);
                cell.setCellStyle(style(workbook, "yyyy/m/d h:mm"));
            } else if (value instanceof Shown shown) {
                cell.setCellValue(shown.number());
                cell.setCellStyle(style(workbook, shown.format()));
            } else if (value instanceof Formula formula) {
                cell.setCellFormula(formula.text());
                if (formula.evaluated()) {
                    workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
                }
            }
        }
    }

    private static CellStyle style(XSSFWorkbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    /** The same archive with one part put in other words. */
    public static byte[] with(byte[] archive, String part, UnaryOperator<byte[]> change) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = in.readAllBytes();
                zip.write(entry.getName().equals(part) ? change.apply(bytes) : bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
