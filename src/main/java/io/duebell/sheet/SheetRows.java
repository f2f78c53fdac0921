package io.duebell.sheet;

import io.duebell.sheet.Workbook.RowTaker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;

/** Puts the cells of a sheet's rows together. */
final class SheetRows implements SheetContentsHandler {

    private static final int MOST_COLUMNS = 256;

    private final RowTaker taker;
    private final List<Cell> cells = new ArrayList<>();
    private @Nullable String reference;
    private @Nullable DoubleFunction<String> meaning;
    private String text = "";
    private boolean formula;

    SheetRows(RowTaker taker) {
        this.taker = taker;
    }

    /** Enough was read. */
    static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Whoever takes the rows failed, and not the file. */
    static final class TakerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        TakerException(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }

    @Override
    public void startRow(int row) {
        cells.clear();
    }

    /** @param meaning of its number, where the library has none */
    void begin(@Nullable String at, @Nullable DoubleFunction<String> meaning) {
        this.reference = at;
        this.meaning = meaning;
        text = "";
        formula = false;
    }

    void isFormula() {
        formula = true;
    }

    @Override
    public void cell(@Nullable String at, @Nullable String value, @Nullable XSSFComment comment) {
        String read = value == null ? "" : value;
        text = meaning == null || read.isEmpty() ? read : meaning.apply(Double.parseDouble(read));
    }

    void end() {
        int column = reference == null ? cells.size() : new CellReference(reference).getCol();
        if (column >= MOST_COLUMNS) {
            return;
        }
        while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
        }
        cells.set(column, new Cell(text, formula));
    }

    @Override
    public void endRow(int row) {
        boolean more;
        try {
            more = taker.take(row + 1L, List.copyOf(cells));
        } catch (RuntimeException e) {
            throw new TakerException(e);
        }
        if (!more) {
            throw new EnoughException();
        }
    }
}
