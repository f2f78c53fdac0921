package io.duebell.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** Writes the numbers of cells in one form whatever they are shown in, as {@link Cell} says; zeros in front are kept. */
final class Figures extends DataFormatter {

    /** What a spreadsheet keeps of a number. */
    private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_UP);

    private static final double LOST_FROM = 1e15;
    private static final double BEHIND_LAST_DAY = 2_958_466;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final boolean from1904;

    Figures(boolean from1904) {
        this.from1904 = from1904;
    }

    /** Numbers that Chinese spreadsheets have for forms of days without writing them out. */
    static boolean isDayOfChina(int format, @Nullable String written) {
        boolean reserved = written == null || written.startsWith("reserved");
        return reserved && ((format >= 27 && format <= 36) || (format >= 50 && format <= 58));
    }

    @Override
    public String formatRawCellContents(double value, int format, String written) {
        if (DateUtil.isADateFormat(format, written) && value >= 0 && value < BEHIND_LAST_DAY) {
            return moment(value);
        }
        if (Math.abs(value) >= LOST_FROM) {
            return String.format(Locale.ROOT, "%.5E", value);
        }
        String plain = value == 0
                ? "0"
                : BigDecimal.valueOf(value).round(KEPT).stripTrailingZeros().toPlainString();
        int zeros = written.matches("0{2,40}") ? written.length() - plain.length() : 0;
        return "0".repeat(Math.max(0, zeros)) + plain;
    }

    String moment(double value) {
        LocalDateTime moment = DateUtil.getLocalDateTime(value, from1904, true);
        if (moment == null) {
            return "";
        }
        if (value < 1) {
            return TIME.format(moment);
        }
        return (moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : MOMENT).format(moment);
    }
}
