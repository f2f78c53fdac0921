package io.duebell.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** What the numbers of cells mean by the formats they are shown in: days, or figures with zeros before them. */
final class Styles extends PartHandler {

    private static final int MOST = 1 << 16;
    private static final int LONGEST_FORMAT = 255;

    /** Numbers that Chinese spreadsheets have for forms of dates without writing them out. */
    private static final int[][] DATES_OF_CHINA = {{27, 36}, {50, 58}};

    private final Map<String, String> formats = new HashMap<>();
    private final List<Style> styles = new ArrayList<>();
    private boolean ofCells;

    /** @param figures how many at least, zeros before them */
    record Style(boolean date, int figures) {
        static final Style PLAIN = new Style(false, 0);
    }

    @Override
    void begin(String element, Attributes attributes) {
        String id = attributes.getValue("numFmtId");
        if (element.equals("cellXfs")) {
            ofCells = true;
        } else if (element.equals("numFmt") && id != null && formats.size() < MOST) {
            String format = attributes.getValue("formatCode");
            formats.put(id, format == null || format.length() > LONGEST_FORMAT ? "" : format);
        } else if (element.equals("xf") && ofCells && styles.size() < MOST) {
            styles.add(style(id == null ? "0" : id));
        }
    }

    @Override
    void end(String element) {
        ofCells &= !element.equals("cellXfs");
    }

    private Style style(String id) {
        int number = id.matches("\\d{1,5}") ? Integer.parseInt(id) : 0;
        String format = formats.get(id);
        if (isDate(number, format)) {
            return new Style(true, 0);
        }
        return format != null && format.matches("0{2,40}") ? new Style(false, format.length()) : Style.PLAIN;
    }

    private static boolean isDate(int number, @Nullable String format) {
        if (format != null) {
            return DateUtil.isADateFormat(number, format);
        }
        for (int[] range : DATES_OF_CHINA) {
            if (number >= range[0] && number <= range[1]) {
                return true;
            }
        }
        return DateUtil.isInternalDateFormat(number);
    }

    /** @param number as a cell refers to it; null where it does not */
    Style get(@Nullable String number) {
        if (number == null || !number.matches("\\d{1,5}")) {
            return Style.PLAIN;
        }
        int at = Integer.parseInt(number);
        return at < styles.size() ? styles.get(at) : Style.PLAIN;
    }
}
