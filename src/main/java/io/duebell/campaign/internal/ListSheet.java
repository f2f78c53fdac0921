package io.duebell.campaign.internal;

import io.duebell.sheet.UnreadableWorkbookException;
import io.duebell.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The first sheet of an uploaded XLSX, read as a stream; what is calculated in it stays a formula. */
final class ListSheet {

    private ListSheet() {}

    /** Takes a row whose line counts from 1. */
    interface RowTaker {
        void take(long line, List<String> cells);
    }

    /** Gives row by row; what comes back is why the file can't be read. */
    static Optional<String> read(byte[] file, RowTaker taker) {
        AtomicBoolean tooMany = new AtomicBoolean();
        try (Workbook workbook = Workbook.open(new ByteArrayInputStream(file))) {
            workbook.read(0, (line, cells) -> {
                if (line > ListFile.MOST_LINES) {
                    tooMany.set(true);
                    return false;
                }
                taker.take(
                        line,
                        cells.stream()
                                .map(cell -> cell.formula() ? "=" + cell.text() : cell.text())
                                .toList());
                return true;
            });
            return tooMany.get() ? Optional.of("too-many") : Optional.empty();
        } catch (UnreadableWorkbookException e) {
            return Optional.of(e.fault() == UnreadableWorkbookException.Fault.TOO_LARGE ? "bomb" : "not-xlsx");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
