package io.duebell.remittance.internal;

import io.duebell.shared.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The bytes of an advice file: UTF-8, a header, a line each, amounts in yuan with those of an undoing negative, and a last line {@code
 * END} with the count of lines, their total, and the SHA-256 of all bytes before it. The same lines make the same bytes.
 */
record AdviceCsv(String text, int lines, long totalFen, String hash) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final String[] HEADER = {
        "key",
        "kind",
        "undoes",
        "loan_no",
        "borrower_no",
        "total",
        "principal",
        "interest",
        "penalty",
        "paid_on",
        "account",
        "serial",
        "remittance",
        "decided_at"
    };

    static AdviceCsv of(List<AdviceLine> lines) {
        StringBuilder text = new StringBuilder();
        long total = 0;
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            csv.printRecord((Object[]) HEADER);
            for (AdviceLine line : lines) {
                int sign = line.kind() == AdviceLine.Kind.UNDO ? -1 : 1;
                total += sign * line.total().fen();
                print(csv, line, sign);
            }
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            String hash = HexFormat.of().formatHex(sha256().digest(body));
            csv.printRecord("END", lines.size(), new Money(total).yuan(), hash);
            return new AdviceCsv(text.toString(), lines.size(), total, hash);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void print(CSVPrinter csv, AdviceLine line, int sign) throws IOException {
        csv.printRecord(
                line.adviceKey(),
                line.kind(),
                line.undoes(),
                line.loanNo(),
                line.borrowerNo(),
                new Money(sign * line.total().fen()).yuan(),
                new Money(sign * line.principalFen()).yuan(),
                new Money(sign * line.interestFen()).yuan(),
                new Money(sign * line.penaltyFen()).yuan(),
                line.bookedOn(),
                line.account(),
                line.serial(),
                line.remittanceId(),
                line.createdAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
