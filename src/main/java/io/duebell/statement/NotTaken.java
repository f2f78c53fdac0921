package io.duebell.statement;

/**
 * A line that is no line of a payment, or can't be read as one.
 *
 * @param detail what stood there, short; empty where the reason says it all
 */
public record NotTaken(String file, long line, Reason reason, String detail) implements StatementItem {

    /** The reason's code, with which sheet it is where that is the reason. */
    public String said() {
        return reason == Reason.OTHER_SHEET ? reason.code() + " " + detail : reason.code();
    }

    /** Why; a text for each stands in the message bundles ({@code statement.not-taken.*}). */
    public enum Reason {
        /** Before the line that names the columns. */
        PREAMBLE("preamble", false),
        /** A total, or another line without a date. */
        TOTAL("total", false),
        /** No line names the columns. */
        NO_HEADER("no-header", true),
        NO_DATE("no-date", true),
        /** A date that no statement of ours bears. */
        DATE_OUT_OF_RANGE("date-out-of-range", true),
        NO_AMOUNT("no-amount", true),
        /** As a spreadsheet writes it after figures were lost. */
        SCIENTIFIC_AMOUNT("scientific-amount", true),
        /** A serial or account number that a spreadsheet took for a sum, whose last figures are lost. */
        FIGURES_LOST("figures-lost", true),
        /** Neither in nor out. */
        NO_DIRECTION("no-direction", true),
        /** Fewer columns than the header names. */
        SHORT("short", true),
        /** Characters that are none in the file's charset. */
        CHARSET("charset", true),
        OTHER_CURRENCY("other-currency", true),
        /** Not booked yet. */
        PENDING("pending", false),
        /** A document type or an entity, as attacks use them. */
        UNSAFE_XML("unsafe-xml", true),
        /** No CSV and no camt: a picture, a program, another kind of XML. */
        NOT_A_STATEMENT("not-a-statement", true),
        /** A workbook of a kind that is not read, which is to be saved as XLSX or CSV. */
        WORKBOOK("workbook", true),
        /** A workbook behind a password. */
        WORKBOOK_LOCKED("workbook-locked", true),
        /** A workbook that is, or unpacks to, more than is taken. */
        WORKBOOK_TOO_LARGE("workbook-too-large", true),
        /** A further sheet that holds rows. */
        OTHER_SHEET("other-sheet", false),
        /** A cell that holds further rows, behind a quotation mark that nobody closed. */
        OPEN_QUOTE("open-quote", true),
        /** The file ends or breaks where it should not. */
        BROKEN_OFF("broken-off", true);

        private final String code;
        private final boolean quarantined;

        Reason(String code, boolean quarantined) {
            this.code = code;
            this.quarantined = quarantined;
        }

        public String code() {
            return code;
        }

        /** Whether a person should look. */
        public boolean quarantined() {
            return quarantined;
        }
    }
}
