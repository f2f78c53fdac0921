package io.duebell.statement.internal;

import io.duebell.shared.BusinessClock;
import io.duebell.statement.NotTaken;
import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import io.duebell.statement.internal.Cells.UnreadableException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes statement lines of the entries of a camt file; a batch booked in one sum is a line for each of its transactions. */
final class CamtEntries {

    private static final String ENTRY = "Ntry";
    private static final String DETAILS = "TxDtls";
    private static final String CURRENCY = "@Ccy";

    /** What ISO 20022 has written where there is no reference. */
    private static final String NOT_PROVIDED = "NOTPROVIDED";

    private static final Pattern COUNTED = Pattern.compile("\\d{1,6}");
    private static final Pattern ZONED =
            Pattern.compile("(?<day>\\d{4}-\\d\\d-\\d\\d)(?<time>T[\\d:.]+)?(?:Z|[+-]\\d\\d:\\d\\d)");

    private final String file;
    private final Consumer<StatementItem> taker;
    private final Map<String, String> entry = new HashMap<>();
    private final Map<String, String> details = new HashMap<>();
    private final List<Map<String, String>> transactions = new ArrayList<>();
    private String account = "";

    CamtEntries(String file, Consumer<StatementItem> taker) {
        this.file = file;
        this.taker = taker;
    }

    void begin(Deque<String> path, @Nullable String currency) {
        String name = path.getLast();
        if (name.equals(ENTRY)) {
            entry.clear();
            transactions.clear();
        } else if (name.equals(DETAILS)) {
            details.clear();
        }
        if (currency != null && path.contains(ENTRY)) {
            entry.putIfAbsent(CURRENCY, currency);
        }
    }

    void end(Deque<String> path, String text, long line) {
        String where = String.join("/", path);
        if (!path.contains(ENTRY)) {
            if (where.endsWith("/Acct/Id/Othr/Id") || where.endsWith("/Acct/Id/IBAN")) {
                account = text;
            }
            return;
        }
        if (path.getLast().equals(ENTRY)) {
            take(line);
        } else if (path.getLast().equals(DETAILS)) {
            transactions.add(Map.copyOf(details));
        } else if (path.contains(DETAILS)) {
            String key = after(where, DETAILS);
            // Several lines of remittance information are one text
            details.merge(key, text, key.endsWith("Ustrd") ? (one, other) -> one + " " + other : (one, other) -> one);
        } else {
            entry.putIfAbsent(after(where, ENTRY), text);
        }
    }

    private static String after(String where, String element) {
        return where.substring(where.lastIndexOf("/" + element + "/") + element.length() + 2);
    }

    private void take(long line) {
        if (!first(entry, "Sts/Cd", "Sts").matches("(BOOK)?")) {
            taker.accept(new NotTaken(file, line, Reason.PENDING, ""));
            return;
        }
        if (!"CNY".equals(entry.getOrDefault(CURRENCY, "CNY"))) {
            taker.accept(new NotTaken(file, line, Reason.OTHER_CURRENCY, entry.getOrDefault(CURRENCY, "")));
            return;
        }
        if (transactions.size() < 2) {
            take(line, transactions.isEmpty() ? Map.of() : transactions.get(0), false);
        } else {
            transactions.forEach(transaction -> take(line, transaction, true));
        }
    }

    private void take(long line, Map<String, String> transaction, boolean ofBatch) {
        try {
            String amount = first(entry, "Amt");
            String direction = first(entry, "CdtDbtInd");
            if (ofBatch) {
                amount = first(transaction, "Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt");
                direction = transaction.getOrDefault("CdtDbtInd", direction);
            }
            boolean credit = direction.equals("CRDT");
            if (!credit && !direction.equals("DBIT")) {
                throw new UnreadableException(Reason.NO_DIRECTION, direction);
            }
            String own = first(transaction, "RltdPties/CdtrAcct/Id/Othr/Id", "RltdPties/CdtrAcct/Id/IBAN");
            String side = credit ? "Dbtr" : "Cdtr";
            taker.accept(new StatementLine(
                    file,
                    line,
                    serial(transaction, ofBatch),
                    day(first(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm")),
                    credit,
                    Cells.money(amount),
                    null,
                    credit && !own.isEmpty() ? own : account,
                    Cells.text(first(transaction, "RltdPties/" + side + "/Pty/Nm", "RltdPties/" + side + "/Nm")),
                    first(transaction, "RltdPties/" + side + "Acct/Id/Othr/Id", "RltdPties/" + side + "Acct/Id/IBAN"),
                    first(
                            transaction,
                            "RltdAgts/" + side + "Agt/FinInstnId/Nm",
                            "RltdAgts/" + side + "Agt/FinInstnId/BICFI",
                            "RltdAgts/" + side + "Agt/FinInstnId/BIC"),
                    Cells.text(
                            first(transaction, "AddtlTxInf").isEmpty()
                                    ? first(entry, "AddtlNtryInf")
                                    : first(transaction, "AddtlTxInf")),
                    Cells.text(first(transaction, "RmtInf/Ustrd", "RmtInf/Strd/AddtlRmtInf")),
                    first(entry, "RvslInd").equals("true")
                            || first(entry, "RvslInd").equals("1")));
        } catch (UnreadableException e) {
            taker.accept(new NotTaken(file, line, e.reason(), String.valueOf(e.getMessage())));
        }
    }

    /**
     * Our bank's number of the payment, which statement and notification share; else a number that others gave it. A batch's own number is
     * that of none of its payments, and a short one only counts within its file.
     */
    private String serial(Map<String, String> transaction, boolean ofBatch) {
        String ofBank = first(transaction, "Refs/AcctSvcrRef");
        if (ofBank.isEmpty() && !ofBatch) {
            ofBank = first(entry, "AcctSvcrRef");
        }
        if (!ofBank.isEmpty()) {
            return ofBank;
        }
        Stream<String> others = Stream.of("Refs/TxId", "Refs/EndToEndId", "Refs/InstrId")
                .map(reference -> first(transaction, reference));
        return Stream.concat(others, ofBatch ? Stream.of() : Stream.of(first(entry, "NtryRef")))
                .filter(number -> !number.isEmpty() && !COUNTED.matcher(number).matches())
                .findFirst()
                .orElse("");
    }

    /** A moment told with its zone is of our day then, not of that zone's. */
    private static LocalDate day(String written) throws UnreadableException {
        Matcher zoned = ZONED.matcher(written);
        if (!zoned.matches()) {
            return Cells.date(written);
        }
        if (zoned.group("time") == null) {
            return Cells.date(zoned.group("day"));
        }
        try {
            return Cells.inRange(
                    OffsetDateTime.parse(written)
                            .atZoneSameInstant(BusinessClock.ZONE)
                            .toLocalDate(),
                    written);
        } catch (DateTimeParseException e) {
            // Midnight at the end of a day is 24:00 in XML, and no time here
            return Cells.date(written);
        }
    }

    private static String first(Map<String, String> values, String... paths) {
        for (String path : paths) {
            String value = values.get(path);
            if (value != null && !value.isEmpty() && !value.equals(NOT_PROVIDED)) {
                return value;
            }
        }
        return "";
    }
}
