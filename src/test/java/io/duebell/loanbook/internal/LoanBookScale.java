package io.duebell.loanbook.internal;

import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.Snapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * A figure to be taken by hand: a book of the given number of borrowers (250,000 unless told), with two loans of two
 * open instalments each, refreshed twice and read through. Run it with a small heap:
 * {@code java -Xmx256m -Dtest.database.url=... -cp <test class path> io.duebell.loanbook.internal.LoanBookScale 250000}
 */
final class LoanBookScale {

    private LoanBookScale() {}

    public static void main(String[] arguments) {
        int borrowers = arguments.length == 0 ? 250_000 : Integer.parseInt(arguments[0]);
        try (LoanBookDatabase database = new LoanBookDatabase()) {
            generate(database, borrowers);
            try (var context = new SpringApplicationBuilder(LoanBookContext.class)
                    .web(WebApplicationType.NONE)
                    .properties(database.properties())
                    .run()) {
                LoanBook book = context.getBean(LoanBook.class);
                refresh(book);
                stream(book);
                tellAndMove(database);
                refresh(book);
                System.out.println("moved: "
                        + database.gateway.queryForObject("SELECT COUNT(*) FROM instalment_move", Integer.class));
                List<InstalmentKey> keys = stream(book);
                long start = System.nanoTime();
                int open = book.openNow(keys).size();
                print("open now of " + keys.size(), open, start);
            }
        }
    }

    private static void refresh(LoanBook book) {
        long start = System.nanoTime();
        Snapshot snapshot = book.refresh(LocalDate.of(2026, 6, 15));
        print("refresh", snapshot.borrowers() + snapshot.phones() + snapshot.loans() + snapshot.instalments(), start);
        System.out.println(snapshot);
    }

    private static List<InstalmentKey> stream(LoanBook book) {
        long start = System.nanoTime();
        int instalments = 0;
        List<InstalmentKey> sample = new ArrayList<>();
        try (LoanBook.BorrowerStream stream = book.openBorrowers(500)) {
            while (stream.hasNext()) {
                for (BorrowerBook borrower : stream.next()) {
                    instalments += borrower.instalments().size();
                    if (sample.size() < 2000) {
                        borrower.instalments().forEach(it -> sample.add(it.key()));
                    }
                }
            }
        }
        print("stream of instalments", instalments, start);
        return sample;
    }

    private static void print(String what, int rows, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed() >> 20)
                .sum();
        System.out.printf(
                "%s: %,d rows, %.1f s, %,.0f a second, heap peak of all pools %d MB%n",
                what, rows, seconds, rows / seconds, peak);
    }

    /** A tenth of the book was told and moves to another date. */
    private static void tellAndMove(LoanBookDatabase database) {
        database.gateway.update("INSERT INTO notice_item (subject_kind, subject, occasion, channel, notice_id)"
                + " SELECT 'INSTALMENT', CONCAT(loan_no, ':', due_date), 'D-5', 'SMS', 1 FROM book_instalment"
                + " WHERE due_date = '2026-06-20' AND loan_no LIKE 'A%00'");
        database.loans.update("UPDATE instalment SET due_date = '2026-07-20'"
                + " WHERE due_date = '2026-06-20' AND loan_no LIKE 'A%00'");
    }

    private static void generate(LoanBookDatabase database, int borrowers) {
        database.loans.execute("CREATE TABLE digit (d INT NOT NULL PRIMARY KEY)");
        database.loans.update("INSERT INTO digit VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)");
        database.loans.execute("CREATE TABLE number (n INT NOT NULL PRIMARY KEY)");
        database.loans.update("INSERT INTO number SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d"
                + " + 100000 * g.d AS n FROM digit a, digit b, digit c, digit e, digit f, digit g HAVING n < "
                + borrowers);
        database.loans.update("INSERT INTO borrower (borrower_no, name, id_card, village_no, home_address)"
                + " SELECT CONCAT('B', LPAD(n, 11, '0')), CONCAT('王', n), '', 'V00000001', '上村' FROM number");
        database.loans.update("INSERT INTO borrower_phone (borrower_no, phone, holder, preferred, updated_on)"
                + " SELECT CONCAT('B', LPAD(n, 11, '0')), CONCAT('138-', LPAD(n, 8, '0')), 'SELF', TRUE, '2026-01-01'"
                + " FROM number");
        for (String loan : List.of("A", "C")) {
            database.loans.update(
                    "INSERT INTO loan (loan_no, borrower_no, product, principal_amount, principal_balance,"
                            + " annual_rate, value_date, maturity_date, interest_cycle, repay_account, status)"
                            + " SELECT CONCAT('" + loan + "', LPAD(n, 15, '0')), CONCAT('B', LPAD(n, 11, '0')),"
                            + " '农户小额信用贷款', 30000, 30000, 6.5, '2026-01-05', '2027-01-05', 'QUARTERLY',"
                            + " '6210000000000000001', 'ACTIVE' FROM number");
            for (String due : List.of("2026-06-20", "2026-09-20")) {
                database.loans.update("INSERT INTO instalment (loan_no, due_date, interest_due)" + " SELECT CONCAT('"
                        + loan + "', LPAD(n, 15, '0')), '" + due + "', 487.50 FROM number");
            }
        }
    }
}
