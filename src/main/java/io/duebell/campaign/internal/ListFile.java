package io.duebell.campaign.internal;

import io.duebell.campaign.Campaigns.ListAnswer.Problem;
import io.duebell.shared.TextFiles;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * An uploaded list of loan or borrower numbers: CSV in UTF-8 or GBK, or the first sheet of an XLSX, read as a stream. A column
 * is named {@code loan_no}, {@code borrower_no}, 借据号 or 借款人号; a file of one column needs no name.
 *
 * @param problems why it can't be taken; empty: it can
 */
record ListFile(List<Entry> entries, List<Problem> problems) {

    static final int MOST_LINES = 200_000;
    private static final int PROBLEMS_AT_MOST = 50;
    private static final int SHOWN = 40;
    private static final Set<String> NAMES = Set.of("LOAN_NO", "BORROWER_NO", "借据号", "借款人号", "客户号", "贷款号");
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{4,24}");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** A number and the line it stands on, from 1. */
    record Entry(long line, String number) {}

    static ListFile read(byte[] file) {
        if (startsWith(file, OLD_EXCEL)) {
            return refused("old-excel");
        }
        Lines lines = new Lines();
        Optional<String> fault = startsWith(file, ZIP) ? ListSheet.read(file, lines::take) : text(file, lines);
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        if (lines.entries.isEmpty() && lines.problems.isEmpty()) {
            return refused(lines.hasCells ? "no-column" : "empty");
        }
        return new ListFile(List.copyOf(lines.entries), List.copyOf(lines.problems));
    }

    private static ListFile refused(String code) {
        return new ListFile(List.of(), List.of(new Problem(0, code, "")));
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }

    private static Optional<String> text(byte[] file, Lines lines) {
        Optional<String> text = TextFiles.decode(file);
        if (text.isEmpty() || text.get().indexOf('\0') >= 0) {
            return Optional.of("not-text");
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser records = CSVParser.parse(text.get(), format)) {
            for (var each : records) {
                if (each.getRecordNumber() > MOST_LINES) {
                    return Optional.of("too-many");
                }
                lines.take(each.getRecordNumber(), each.toList());
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | IllegalStateException notCsv) {
            return Optional.of("not-csv");
        }
    }

    /** Reads line by line: the first may name the columns. */
    private static final class Lines {

        private final List<Entry> entries = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private boolean hasCells;
        private int column = -1;
        private boolean first = true;

        void take(long line, List<String> cells) {
            if (cells.stream().allMatch(String::isBlank)) {
                return;
            }
            hasCells = true;
            if (first) {
                first = false;
                column = columnOf(cells);
                if (column >= 0) {
                    return;
                }
                column = cells.size() == 1 ? 0 : -1;
            }
            if (column >= 0 && problems.size() < PROBLEMS_AT_MOST) {
                read(line, column < cells.size() ? cells.get(column) : "");
            }
        }

        private static int columnOf(List<String> header) {
            for (int i = 0; i < header.size(); i++) {
                if (NAMES.contains(header.get(i).strip().toUpperCase(Locale.ROOT))) {
                    return i;
                }
            }
            return -1;
        }

        private void read(long line, String cell) {
            String number = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
            String bare = (number.startsWith("'") ? number.substring(1) : number).toUpperCase(Locale.ROOT);
            if (bare.matches("[0-9][.][0-9]+E[+]?[0-9]+")) {
                problems.add(new Problem(line, "scientific", bare));
            } else if (TextFiles.isFormula(number)) {
                problems.add(new Problem(line, "formula", ""));
            } else if (!NUMBER.matcher(bare).matches()) {
                problems.add(new Problem(line, "no-number", bare.length() > SHOWN ? bare.substring(0, SHOWN) : bare));
            } else {
                entries.add(new Entry(line, bare));
            }
        }
    }
}
