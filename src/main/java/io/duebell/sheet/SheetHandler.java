package io.duebell.sheet;

import io.duebell.sheet.Styles.Style;
import io.duebell.sheet.Workbook.RowTaker;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** Puts the cells of a sheet's rows together. */
final class SheetHandler extends PartHandler {

    private static final int MOST_COLUMNS = 256;
    private static final int LONGEST_NUMBER = 64;

    /** What a spreadsheet keeps of a number. */
    private static final MathContext FIGURES = new MathContext(15, RoundingMode.HALF_UP);

    private static final double LOST_FROM = 1e15;
    private static final double BEHIND_LAST_DAY = 2_958_466;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Styles styles;
    private final @Nullable SharedTexts texts;
    private final boolean from1904;
    private final RowTaker taker;
    private final List<Cell> cells = new ArrayList<>();
    private final CellText text = new CellText();
    private long line;
    private int column;
    private String type = "";
    private Style style = Style.PLAIN;
    private boolean formula;

    SheetHandler(Styles styles, @Nullable SharedTexts texts, boolean from1904, RowTaker taker) {
        this.styles = styles;
        this.texts = texts;
        this.from1904 = from1904;
        this.taker = taker;
    }

    @Override
    void begin(String element, Attributes attributes) {
        String place = attributes.getValue("r");
        switch (element) {
            case "row" -> {
                line = place != null && place.matches("\\d{1,9}") ? Long.parseLong(place) : line + 1;
                cells.clear();
                column = -1;
            }
            case "c" -> {
                column = place == null ? column + 1 : column(place);
                String written = attributes.getValue("t");
                type = written == null ? "n" : written;
                style = styles.get(attributes.getValue("s"));
                formula = false;
                text.clear();
            }
            case "f" -> formula = true;
            default -> {}
        }
        text.begin(element);
    }

    /** Of a place such as {@code AB12}, from 0. */
    private static int column(String place) {
        int column = 0;
        for (int i = 0; i < place.length() && place.charAt(i) >= 'A' && column <= MOST_COLUMNS; i++) {
            column = column * 26 + Character.toUpperCase(place.charAt(i)) - 'A' + 1;
        }
        return column - 1;
    }

    @Override
    void text(char[] signs, int from, int length) {
        text.add(signs, from, length);
    }

    @Override
    void end(String element) throws SAXException {
        text.end(element);
        if (element.equals("c") && column >= 0 && column < MOST_COLUMNS) {
            while (cells.size() <= column) {
                cells.add(Cell.EMPTY);
            }
            cells.set(column, new Cell(written(text.get()), formula));
        } else if (element.equals("row") && !taker.take(line, List.copyOf(cells))) {
            throw new EnoughException();
        }
    }

    private String written(String value) {
        return switch (type) {
            case "s" -> texts != null && value.matches("\\d{1,9}") ? texts.get(Integer.parseInt(value)) : "";
            case "n" -> number(value.strip());
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            default -> value;
        };
    }

    private String number(String value) {
        BigDecimal exact;
        try {
            exact = value.length() > LONGEST_NUMBER ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            exact = null;
        }
        if (exact == null) {
            return value;
        }
        double number = exact.doubleValue();
        if (style.date() && number >= 0 && number < BEHIND_LAST_DAY) {
            return moment(number);
        }
        if (Math.abs(number) >= LOST_FROM) {
            return String.format(Locale.ROOT, "%.5E", number);
        }
        // So near to nothing that its zeros would fill the memory
        String plain =
                number == 0 ? "0" : exact.round(FIGURES).stripTrailingZeros().toPlainString();
        return "0".repeat(Math.max(0, style.figures() - plain.length())) + plain;
    }

    private String moment(double number) {
        LocalDateTime moment = DateUtil.getLocalDateTime(number, from1904, true);
        if (moment == null) {
            return "";
        }
        if (number < 1) {
            return TIME.format(moment);
        }
        return (moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : MOMENT).format(moment);
    }
}
