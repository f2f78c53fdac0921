package io.duebell.statement.internal;

import io.duebell.shared.Money;
import io.duebell.statement.Layout.Field;
import io.duebell.statement.NotTaken;
import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import io.duebell.statement.internal.Cells.UnreadableException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes statement lines of rows of cells by the row that names the columns; rows before it and totals are told apart. */
final class Rows {

    /** Where the first column or that of the day says so. */
    private static final Pattern TOTAL = Pattern.compile("[合总小]计");

    private static final int HEADER_WITHIN = 60;
    private static final char UNREADABLE = '\uFFFD';
    private static final Pattern REVERSAL = StatementWords.pattern("reversal");
    private static final Pattern YUAN = StatementWords.pattern("currency");
    private static final List<Field> NUMBERS = List.of(Field.SERIAL, Field.ACCOUNT, Field.PAYER_ACCOUNT);

    private final Form form;
    private final String file;
    private final Consumer<StatementItem> taker;
    private Map<Field, Integer> columns;
    private int rows;
    private long last;

    Rows(Form form, String file, Consumer<StatementItem> taker) {
        this.form = form;
        this.file = file;
        this.taker = taker;
        columns = form.numbered();
    }

    /** How many columns have a meaning; 0: it is not known yet. */
    int known() {
        return columns.size();
    }

    /** How many cells a row has at least. */
    int width() {
        return columns.values().stream().mapToInt(at -> at + 1).max().orElse(0);
    }

    /** The next row; false: no row names the columns, and none will. */
    boolean take(long line, List<String> cells) {
        last = line;
        rows++;
        if (!columns.isEmpty()) {
            item(line, cells);
            return true;
        }
        columns = form.namedBy(cells);
        if (columns.isEmpty() && rows > HEADER_WITHIN) {
            return false;
        }
        if (columns.isEmpty()) {
            taker.accept(new NotTaken(file, line, Reason.PREAMBLE, ""));
        }
        return true;
    }

    /** A row that is none. */
    void not(long line, Reason reason, String detail) {
        last = line;
        taker.accept(new NotTaken(file, line, reason, detail));
    }

    /** What is wrong, or stands, behind the last row. */
    void behind(Reason reason, String detail) {
        taker.accept(new NotTaken(file, last + 1, reason, detail));
    }

    void end() {
        if (columns.isEmpty()) {
            taker.accept(new NotTaken(file, last, Reason.NO_HEADER, ""));
        }
    }

    private void item(long line, List<String> cells) {
        if (cells.stream().allMatch(String::isEmpty) || form.namedBy(cells).equals(columns)) {
            return;
        }
        try {
            taker.accept(line(line, cells));
        } catch (UnreadableException e) {
            // A person gets the whole row to see, a check of totals its figures
            String detail = e.reason().quarantined() ? String.join(",", cells) : String.valueOf(e.getMessage());
            taker.accept(new NotTaken(file, line, e.reason(), detail));
        }
    }

    private StatementLine line(long line, List<String> cells) throws UnreadableException {
        String day = cell(cells, Field.DATE);
        if (TOTAL.matcher(cells.get(0) + " " + day).find() || !(hasFigures(day) || isOfAPayment(cells))) {
            throw new UnreadableException(Reason.TOTAL, figures(cells));
        }
        if (cells.stream().anyMatch(cell -> cell.indexOf(UNREADABLE) >= 0)) {
            throw new UnreadableException(Reason.CHARSET, "");
        }
        for (Field number : NUMBERS) {
            if (Cells.hasLostFigures(cell(cells, number))) {
                throw new UnreadableException(Reason.FIGURES_LOST, cell(cells, number));
            }
        }
        LocalDate date = form.date(day);
        String currency = cell(cells, Field.CURRENCY);
        if (!currency.isEmpty() && !YUAN.matcher(currency).find()) {
            throw new UnreadableException(Reason.OTHER_CURRENCY, currency);
        }
        Flow flow = flow(cells);
        String booking = cell(cells, Field.BOOKING);
        String remark = cell(cells, Field.REMARK);
        boolean redLetter = flow.credit() && flow.amount().fen() < 0;
        return new StatementLine(
                file,
                line,
                cell(cells, Field.SERIAL),
                date,
                flow.credit(),
                flow.amount(),
                balance(cells),
                cell(cells, Field.ACCOUNT).replace(" ", ""),
                cell(cells, Field.PAYER),
                cell(cells, Field.PAYER_ACCOUNT).replace(" ", ""),
                cell(cells, Field.PAYER_BANK),
                booking,
                remark,
                redLetter
                        || (!flow.credit()
                                && REVERSAL.matcher(booking + " " + remark).find()));
    }

    /** However its day is written. */
    private boolean isOfAPayment(List<String> cells) {
        return hasFigures(cell(cells, Field.SERIAL)) || hasFigures(cell(cells, Field.PAYER_ACCOUNT));
    }

    private static boolean hasFigures(String cell) {
        return cell.chars().anyMatch(Character::isDigit);
    }

    /** A row that ends with its amount, before columns that are named, may have lost figures of it. */
    private boolean endsWithin(List<String> cells, int amount) {
        return amount >= cells.size() - 1 && columns.values().stream().anyMatch(other -> other > amount);
    }

    private record Flow(boolean credit, Money amount) {}

    private Flow flow(List<String> cells) throws UnreadableException {
        if (columns.containsKey(Field.IN) && !columns.containsKey(Field.AMOUNT)) {
            String in = cell(cells, Field.IN);
            Money came = in.isEmpty() ? Money.ZERO : Cells.money(in);
            return came.fen() != 0 ? new Flow(true, came) : new Flow(false, Cells.money(cell(cells, Field.OUT)));
        }
        Integer at = columns.get(Field.AMOUNT);
        if (at != null && at >= cells.size()) {
            throw new UnreadableException(Reason.SHORT, "");
        }
        Money amount = Cells.money(cell(cells, Field.AMOUNT));
        boolean in = amount.fen() >= 0;
        if (columns.containsKey(Field.DIRECTION)) {
            String direction = cell(cells, Field.DIRECTION);
            in = form.isIn(direction);
            if (in == form.isOut(direction)) {
                throw new UnreadableException(Reason.NO_DIRECTION, direction);
            }
        }
        if (at != null && endsWithin(cells, at)) {
            throw new UnreadableException(Reason.SHORT, "");
        }
        return new Flow(in, amount);
    }

    /** What a line of totals says, for whoever checks it. */
    private static String figures(List<String> cells) {
        return cells.stream().filter(cell -> cell.matches("[-\\d,.]+")).collect(Collectors.joining(" "));
    }

    /** One that can't be read is none: it is checked, not needed. */
    private @Nullable Money balance(List<String> cells) {
        try {
            String balance = cell(cells, Field.BALANCE);
            return balance.isEmpty() ? null : Cells.money(balance);
        } catch (UnreadableException e) {
            return null;
        }
    }

    private String cell(List<String> cells, Field column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at);
    }
}
