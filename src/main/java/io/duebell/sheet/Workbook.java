package io.duebell.sheet;

import io.duebell.sheet.Parts.Relation;
import io.duebell.sheet.UnreadableWorkbookException.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * An XLSX whose sheets are read row by row. The file and its texts lie on disk while it is open; what is held does not grow with them, and
 * no part is made a tree of.
 */
public final class Workbook implements Closeable {

    private static final int MOST_SHEETS = 200;

    private final Parts parts;
    private final List<String> sheets = new ArrayList<>();
    private final Styles styles = new Styles();
    private @Nullable SharedTexts texts;
    private boolean from1904;

    private Workbook(Parts parts) {
        this.parts = parts;
    }

    /** Takes a row whose line counts from 1, and says whether it wants another. */
    public interface RowTaker {
        boolean take(long line, List<Cell> cells);
    }

    /** @throws IOException from the stream or the disk */
    public static Workbook open(InputStream in) throws IOException, UnreadableWorkbookException {
        Workbook workbook = new Workbook(Parts.of(in));
        try {
            workbook.look();
            return workbook;
        } catch (IOException | RuntimeException | UnreadableWorkbookException e) {
            workbook.close();
            throw e;
        }
    }

    private void look() throws IOException, UnreadableWorkbookException {
        String book = parts.relations("").values().stream()
                .filter(each -> each.type().equals("officeDocument"))
                .map(Relation::part)
                .findFirst()
                .orElseThrow(() -> new UnreadableWorkbookException(Fault.NO_WORKBOOK));
        if (book.endsWith(".bin")) {
            throw new UnreadableWorkbookException(Fault.OTHER_KIND);
        }
        Map<String, Relation> relations = parts.relations(book);
        parts.parse(book, new PartHandler() {
            @Override
            void begin(String element, Attributes attributes) {
                if (element.equals("workbookPr")) {
                    String base = attributes.getValue("date1904");
                    from1904 = "1".equals(base) || "true".equals(base);
                } else if (element.equals("sheet") && sheets.size() < MOST_SHEETS) {
                    Relation relation = relations.get(reference(attributes));
                    if (relation != null && relation.type().equals("worksheet")) {
                        sheets.add(relation.part());
                    }
                }
            }
        });
        if (sheets.isEmpty()) {
            throw new UnreadableWorkbookException(Fault.NO_WORKBOOK);
        }
        for (Relation relation : relations.values()) {
            if (relation.type().equals("styles")) {
                parts.parse(relation.part(), styles);
            } else if (relation.type().equals("sharedStrings") && texts == null) {
                texts = new SharedTexts();
                parts.parse(relation.part(), texts);
            }
        }
    }

    /** {@code r:id}, whichever prefix a writer has for it. */
    private static String reference(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
                return attributes.getValue(i);
            }
        }
        return "";
    }

    /** How many there are, empty ones too. */
    public int sheets() {
        return sheets.size();
    }

    /** Gives the rows of a sheet that the file holds, the first sheet being 0, for as long as they are wanted. */
    public void read(int sheet, RowTaker taker) throws UnreadableWorkbookException {
        parts.parse(sheets.get(sheet), new SheetHandler(styles, texts, from1904, taker));
    }

    @Override
    public void close() throws IOException {
        try (parts) {
            if (texts != null) {
                texts.close();
            }
        }
    }
}
