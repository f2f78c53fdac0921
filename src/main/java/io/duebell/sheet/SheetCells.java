package io.duebell.sheet;

import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** Tells, beside what the library reads of cells, which are calculated and which are days by a format that it does not know. */
final class SheetCells extends XSSFSheetXMLHandler {

    private final StylesTable styles;
    private final SheetRows rows;
    private final Figures figures;

    SheetCells(StylesTable styles, ReadOnlySharedStringsTable texts, SheetRows rows, Figures figures) {
        super(styles, texts, rows, figures, false);
        this.styles = styles;
        this.rows = rows;
        this.figures = figures;
    }

    @Override
    public void startElement(
            @Nullable String uri, String localName, @Nullable String name, @Nullable Attributes attributes)
            throws SAXException {
        super.startElement(uri, localName, name, attributes);
        if (localName.equals("c") && attributes != null) {
            rows.begin(attributes.getValue("r"), isDayOfChina(attributes) ? figures::moment : null);
        } else if (localName.equals("f")) {
            rows.isFormula();
        }
    }

    /** The library hands out nothing of a cell that was never calculated. */
    @Override
    public void endElement(@Nullable String uri, String localName, @Nullable String name) throws SAXException {
        super.endElement(uri, localName, name);
        if (localName.equals("c")) {
            rows.end();
        }
    }

    private boolean isDayOfChina(Attributes attributes) {
        String style = attributes.getValue("s");
        String type = attributes.getValue("t");
        if (style == null || (type != null && !type.equals("n"))) {
            return false;
        }
        XSSFCellStyle known = styles.getStyleAt(Integer.parseInt(style));
        return known != null && Figures.isDayOfChina(known.getDataFormat(), known.getDataFormatString());
    }
}
