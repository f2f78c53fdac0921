package io.duebell.evaluation;

import io.duebell.evaluation.Judged.Outcome;
import io.duebell.matching.Candidate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Counts decisions against the truth; DUPLICATE and REVERSAL count as NONE. */
final class RemittanceScores {

    private static final int FIRST = 3;

    private final Map<String, Tally> byCase = new TreeMap<>();
    private final Tally all = new Tally();
    private final List<String> wrong = new ArrayList<>();

    private static final class Tally {
        private int lines;
        private int auto;
        private int credited;
        private int wrong;
        private int wrongLoans;
        private int review;
        private int amongFirst;
        private int found;
        private int none;
        private int noneRight;
    }

    private RemittanceScores() {}

    static RemittanceScores of(Path truth, List<Judged> judged) throws IOException {
        Map<String, Judged> first = new HashMap<>();
        for (Judged each : judged) {
            if (each.outcome() != Outcome.DUPLICATE) {
                first.putIfAbsent(each.line().serial(), each);
            }
        }
        RemittanceScores scores = new RemittanceScores();
        for (CSVRecord row : CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(truth, StandardCharsets.UTF_8))) {
            Judged each = first.get(row.get("txn_no"));
            if (each != null) {
                scores.add(row, each, scores.all);
                scores.add(row, each, scores.byCase.computeIfAbsent(row.get("case"), key -> new Tally()));
                scores.note(row, each);
            }
        }
        return scores;
    }

    private void add(CSVRecord row, Judged each, Tally tally) {
        Candidate credited = each.credited();
        boolean right = credited != null && row.get("borrower_no").equals(credited.borrowerNo());
        tally.lines++;
        if (credited != null) {
            tally.credited++;
            tally.wrong += right ? 0 : 1;
            tally.wrongLoans +=
                    right && !Set.of(row.get("loan_nos").split(";")).containsAll(credited.loanNos()) ? 1 : 0;
        }
        switch (row.get("decidable")) {
            case "AUTO" -> tally.auto++;
            case "REVIEW" -> tally.review++;
            default -> {
                tally.none++;
                tally.noneRight += each.outcome() == Outcome.NONE || each.outcome() == Outcome.REVERSAL ? 1 : 0;
            }
        }
        if (row.get("decidable").equals("AUTO") && right) {
            tally.found++;
        }
        if (row.get("decidable").equals("REVIEW")) {
            List<String> shown = each.borrowers().limit(FIRST).toList();
            tally.amongFirst +=
                    List.of(row.get("borrower_no").split(";")).stream().anyMatch(shown::contains) ? 1 : 0;
        }
    }

    private void note(CSVRecord row, Judged each) {
        String expected = row.get("decidable");
        Outcome outcome = each.outcome();
        boolean credited = outcome == Outcome.AUTO;
        Candidate to = each.credited();
        boolean wronged = to != null && !row.get("borrower_no").equals(to.borrowerNo());
        boolean missed = expected.equals("AUTO") && !credited;
        boolean tooBold = credited && !expected.equals("AUTO");
        boolean lost = expected.equals("NONE") != (outcome == Outcome.NONE || outcome == Outcome.REVERSAL);
        boolean unseen = expected.equals("REVIEW")
                && List.of(row.get("borrower_no").split(";")).stream()
                        .noneMatch(each.borrowers().limit(FIRST).toList()::contains);
        if (wronged || missed || tooBold || lost || unseen) {
            wrong.add(String.join(
                    " ",
                    wronged ? "WRONG" : tooBold ? "BOLD" : missed ? "MISSED" : lost ? "NONE?" : "UNSEEN",
                    row.get("case"),
                    row.get("txn_no"),
                    expected,
                    outcome.name(),
                    each.because()));
        }
    }

    void print(PrintWriter out) {
        out.printf(
                "%n%-38s %6s %6s %9s %6s %6s %8s %9s %12s %8s%n",
                "case", "lines", "auto", "credited", "wrong", "loans", "recall", "to person", "among first", "none");
        byCase.forEach((name, tally) -> print(name, tally, out));
        print("all", all, out);
        out.printf(
                "%nprecision %s, wrong credits %d, to the right borrower but another loan %d%n",
                share(all.credited - all.wrong, all.credited), all.wrong, all.wrongLoans);
        out.println();
        wrong.forEach(out::println);
    }

    private static void print(String name, Tally tally, PrintWriter out) {
        out.printf(
                "%-38s %6d %6d %9d %6d %6d %8s %9d %12s %8s%n",
                name,
                tally.lines,
                tally.auto,
                tally.credited,
                tally.wrong,
                tally.wrongLoans,
                share(tally.found, tally.auto),
                tally.review,
                share(tally.amongFirst, tally.review),
                share(tally.noneRight, tally.none));
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
