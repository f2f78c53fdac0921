package io.duebell.campaign.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The first sheet of an uploaded XLSX, read as a stream; what is calculated in it stays a formula. */
final class ListSheet {

    private static final long LARGEST_PART = 100_000_000;
    private static final int MOST_PARTS = 200;

    static {
        // What one part of an XLSX may come to; the ratio at which a bomb is known is the library's own.
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }

    private ListSheet() {}

    /** Takes a row whose line counts from 1. */
    interface RowTaker {
        void take(long line, List<String> cells);
    }

    /** Gives row by row; what comes back is why the file can't be read. */
    static Optional<String> read(byte[] file, RowTaker taker) {
        try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(file))) {
            XSSFReader workbook = new XSSFReader(parts);
            var sheets = workbook.getSheetsData();
            if (!sheets.hasNext()) {
                return Optional.of("empty");
            }
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(
                    new Cells(workbook.getStylesTable(), new ReadOnlySharedStringsTable(parts), new Rows(taker)));
            try (var sheet = sheets.next()) {
                xml.parse(new InputSource(sheet));
            }
            return Optional.empty();
        } catch (TooManyLinesException e) {
            return Optional.of("too-many");
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException e) {
            return Optional.of(isBomb(e) ? "bomb" : "not-xlsx");
        } catch (RuntimeException e) {
            // The library says most of what is wrong with a file by unchecked exceptions.
            return Optional.of(isBomb(e) ? "bomb" : "not-xlsx");
        }
    }

    private static boolean isBomb(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.toLowerCase(Locale.ROOT).contains("zip bomb")) {
                return true;
            }
        }
        return false;
    }

    /** Marks formulas, which the library hands out as if they were texts, or not at all. */
    private static final class Cells extends XSSFSheetXMLHandler {

        private final Rows rows;
        private @Nullable String reference;

        Cells(StylesTable styles, ReadOnlySharedStringsTable strings, Rows rows) {
            super(styles, strings, rows, true);
            this.rows = rows;
        }

        @Override
        public void startElement(
                @Nullable String uri, String localName, @Nullable String name, @Nullable Attributes attributes)
                throws SAXException {
            super.startElement(uri, localName, name, attributes);
            if (localName.equals("c") && attributes != null) {
                reference = attributes.getValue("r");
            } else if (localName.equals("f")) {
                rows.isFormula = true;
            }
        }

        @Override
        public void endElement(@Nullable String uri, String localName, @Nullable String name) throws SAXException {
            super.endElement(uri, localName, name);
            if (localName.equals("c") && rows.isFormula) {
                rows.cell(reference, "", null);
            }
        }
    }

    /** Puts the cells of a sheet's rows together. */
    private static final class Rows implements SheetContentsHandler {

        private final RowTaker taker;
        private final List<String> cells = new ArrayList<>();
        private boolean isFormula;

        Rows(RowTaker taker) {
            this.taker = taker;
        }

        @Override
        public void startRow(int row) {
            cells.clear();
            if (row >= ListFile.MOST_LINES) {
                throw new TooManyLinesException();
            }
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            while (cells.size() < column && cells.size() < MOST_PARTS) {
                cells.add("");
            }
            cells.add((isFormula ? "=" : "") + (value == null ? "" : value));
            isFormula = false;
        }

        @Override
        public void endRow(int row) {
            taker.take(row + 1L, cells);
        }
    }

    /** Ends the reading of a sheet early. */
    private static final class TooManyLinesException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
