package io.duebell.statement.internal;

import io.duebell.statement.NotTaken;
import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import io.duebell.statement.internal.Cells.UnreadableException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes statement lines of the entries of a camt file; a batch booked in one sum is a line for each of its transactions. */
final class CamtEntries {

    private static final String ENTRY = "Ntry";
    private static final String DETAILS = "TxDtls";
    private static final String CURRENCY = "@Ccy";

    /** What ISO 20022 has written where there is no reference. */
    private static final String NOT_PROVIDED = "NOTPROVIDED";

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
            String serial = first(entry, "AcctSvcrRef", "NtryRef");
            String serialOfTransaction = first(transaction, "Refs/AcctSvcrRef", "Refs/TxId", "Refs/EndToEndId");
            taker.accept(new StatementLine(
                    file,
                    line,
                    ofBatch || serial.isEmpty() ? serialOfTransaction : serial,
                    Cells.date(first(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm")),
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
