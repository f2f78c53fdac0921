package io.duebell.statement.internal;

import io.duebell.sheet.Cell;
import io.duebell.sheet.UnreadableWorkbookException;
import io.duebell.sheet.Workbook;
import io.duebell.statement.Layout;
import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.StatementItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of an XLSX that holds rows, of whatever layout; what is calculated counts as what was shown. */
public final class SheetReader {

    /** Where a person broke a line to fit a cell. */
    private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");

    private final Form form;

    /** @param layout null: what can be detected */
    public SheetReader(@Nullable Layout layout) {
        form = new Form(layout);
    }

    public void read(String file, InputStream in, Consumer<StatementItem> taker) throws IOException {
        Rows rows = new Rows(form, file, taker);
        try (Workbook workbook = Workbook.open(in)) {
            int sheet = first(workbook, 0);
            if (sheet < workbook.sheets()) {
                workbook.read(sheet, (line, cells) -> isEmpty(cells) || rows.take(line, texts(cells, rows.width())));
            }
            rows.end();
            for (int other = first(workbook, sheet + 1);
                    other < workbook.sheets();
                    other = first(workbook, other + 1)) {
                rows.behind(Reason.OTHER_SHEET, Integer.toString(other + 1));
            }
        } catch (UnreadableWorkbookException e) {
            rows.behind(reason(e), "");
        }
    }

    /** The first rows, as they stand and where they stand: empty ones too. */
    public static List<List<String>> peek(InputStream in, int most) throws IOException, UnreadableWorkbookException {
        List<List<String>> rows = new ArrayList<>();
        try (Workbook workbook = Workbook.open(in)) {
            int sheet = first(workbook, 0);
            if (sheet < workbook.sheets()) {
                workbook.read(sheet, (line, cells) -> {
                    while (rows.size() < most && rows.size() < line - 1) {
                        rows.add(List.of());
                    }
                    if (rows.size() < most) {
                        rows.add(isEmpty(cells) ? List.of() : texts(cells, 0));
                    }
                    return rows.size() < most;
                });
            }
        }
        return rows;
    }

    /** The first sheet from one on that holds anything. */
    private static int first(Workbook workbook, int from) throws UnreadableWorkbookException {
        AtomicBoolean any = new AtomicBoolean();
        for (int sheet = from; sheet < workbook.sheets(); sheet++) {
            workbook.read(sheet, (line, cells) -> {
                any.set(!isEmpty(cells));
                return !any.get();
            });
            if (any.get()) {
                return sheet;
            }
        }
        return workbook.sheets();
    }

    private static boolean isEmpty(List<Cell> cells) {
        return cells.stream().allMatch(cell -> cell.text().isBlank());
    }

    /** A sheet leaves out the empty cells at the end of a row. */
    private static List<String> texts(List<Cell> cells, int width) {
        List<String> texts = new ArrayList<>(Math.max(width, cells.size()));
        cells.forEach(cell -> texts.add(BREAKS.matcher(Cells.text(cell.text())).replaceAll(" ")));
        while (texts.size() < width) {
            texts.add("");
        }
        return texts;
    }

    public static Reason reason(UnreadableWorkbookException unreadable) {
        return switch (unreadable.fault()) {
            case BROKEN -> Reason.BROKEN_OFF;
            case TOO_LARGE -> Reason.WORKBOOK_TOO_LARGE;
            case NO_WORKBOOK -> Reason.NOT_A_STATEMENT;
            case OTHER_KIND -> Reason.WORKBOOK;
        };
    }
}
