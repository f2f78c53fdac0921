package io.duebell.sheet;

import io.duebell.sheet.UnreadableWorkbookException.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.NotOfficeXmlFileException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An XLSX whose sheets are read row by row, by Apache POI. The file lies on disk while it is open; of what it holds only the texts that
 * cells share and the styles are kept in memory.
 */
public final class Workbook implements Closeable {

    /** In bytes, packed. */
    private static final long LARGEST = 32L << 20;

    private static final long LARGEST_PART = 256L << 20;
    private static final int MOST_PARTS = 1000;
    private static final int BUFFER = 1 << 16;

    static {
        // What one part may come to; the ratio at which a bomb is known is the library's own.
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }

    private final Path copy;
    private final OPCPackage parts;
    private final XSSFReader reader;
    private final StylesTable styles;
    private final ReadOnlySharedStringsTable texts;
    private final boolean from1904;
    private final int sheets;

    private Workbook(Path copy, OPCPackage parts)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        this.copy = copy;
        this.parts = parts;
        reader = new XSSFReader(parts, true);
        styles = reader.getStylesTable();
        texts = new ReadOnlySharedStringsTable(parts, false);
        from1904 = isFrom1904();
        sheets = count();
    }

    /** Takes a row whose line counts from 1, and says whether it wants another. */
    public interface RowTaker {
        boolean take(long line, List<Cell> cells);
    }

    /** @throws IOException from the stream or the disk */
    public static Workbook open(InputStream in) throws IOException, UnreadableWorkbookException {
        Path copy = Files.createTempFile("workbook-", ".xlsx");
        try {
            copy(in, copy);
            return open(copy);
        } catch (IOException | RuntimeException | UnreadableWorkbookException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static void copy(InputStream in, Path to) throws IOException, UnreadableWorkbookException {
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > LARGEST) {
                    throw new UnreadableWorkbookException(Fault.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static Workbook open(Path copy) throws UnreadableWorkbookException {
        OPCPackage parts;
        try {
            // From an archive of its own, since the library goes on with what is left of one that is cut off
            ZipSecureFile archive = new ZipSecureFile(copy.toFile());
            if (Collections.list(archive.getEntries()).stream().anyMatch(Workbook::isBomb)) {
                archive.close();
                throw new UnreadableWorkbookException(Fault.TOO_LARGE);
            }
            parts = OPCPackage.open(new ZipFileZipEntrySource(archive));
        } catch (InvalidFormatException | NotOfficeXmlFileException e) {
            throw new UnreadableWorkbookException(Fault.NO_WORKBOOK, e);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableWorkbookException(fault(e), e);
        }
        try {
            if (isBinary(parts)) {
                throw new UnreadableWorkbookException(Fault.OTHER_KIND);
            }
            return new Workbook(copy, parts);
        } catch (UnreadableWorkbookException e) {
            parts.revert();
            throw e;
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            // The library says most of what is wrong with a file by unchecked exceptions
            parts.revert();
            throw new UnreadableWorkbookException(fault(e), e);
        }
    }

    /** By its own account; one that lies is found out while it is read. */
    private static boolean isBomb(ZipArchiveEntry entry) {
        long bytes = entry.getSize();
        return bytes > LARGEST_PART
                || (bytes > ZipSecureFile.getGraceEntrySize()
                        && entry.getCompressedSize() < bytes * ZipSecureFile.getMinInflateRatio());
    }

    private static boolean isBinary(OPCPackage parts) {
        Iterator<PackageRelationship> core = parts.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)
                .iterator();
        return core.hasNext() && core.next().getTargetURI().getPath().endsWith(".bin");
    }

    private static Fault fault(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.toLowerCase(Locale.ROOT).contains("zip bomb")) {
                return Fault.TOO_LARGE;
            }
        }
        return Fault.BROKEN;
    }

    private int count() throws IOException, OpenXML4JException {
        int count = 0;
        for (Iterator<InputStream> each = reader.getSheetsData(); each.hasNext(); count++) {
            each.next().close();
        }
        return count;
    }

    /** Older spreadsheets of one maker count their days from another one. */
    private boolean isFrom1904() throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        boolean[] from1904 = new boolean[1];
        try (InputStream book = reader.getWorkbookData()) {
            parse(book, new DefaultHandler() {
                @Override
                public void startElement(String uri, String localName, String name, Attributes attributes) {
                    if (localName.equals("workbookPr")) {
                        String base = attributes.getValue("date1904");
                        from1904[0] = "1".equals(base) || "true".equals(base);
                    }
                }
            });
        }
        return from1904[0];
    }

    private static void parse(InputStream part, ContentHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setContentHandler(handler);
        xml.parse(new InputSource(part));
    }

    /** How many there are, empty ones too. */
    public int sheets() {
        return sheets;
    }

    /** Gives the rows of a sheet that the file holds, the first sheet being 0, for as long as they are wanted. */
    public void read(int sheet, RowTaker taker) throws UnreadableWorkbookException {
        SheetRows rows = new SheetRows(taker);
        try (InputStream part = part(sheet)) {
            parse(part, new SheetCells(styles, texts, rows, new Figures(from1904)));
        } catch (SheetRows.EnoughException e) {
            // As asked
        } catch (SheetRows.TakerException e) {
            throw e.failure();
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            throw new UnreadableWorkbookException(fault(e), e);
        }
    }

    private InputStream part(int sheet) throws IOException, OpenXML4JException {
        Iterator<InputStream> each = reader.getSheetsData();
        for (int passed = 0; passed < sheet; passed++) {
            each.next().close();
        }
        return each.next();
    }

    @Override
    public void close() throws IOException {
        parts.revert();
        Files.deleteIfExists(copy);
    }
}
