package io.duebell.simulator.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.TestDatabase;
import io.duebell.shared.Money;
import io.duebell.simulator.borrowers.PlannedPayment;
import io.duebell.simulator.loansystem.LentBook;
import io.duebell.statement.NotTaken;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import io.duebell.statement.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the simulated bank books, and that its statements say it to whoever reads statements. */
class BankTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 15);
    private static final LocalTime AT = LocalTime.of(9, 30);

    private final TestDatabase database = TestDatabase.migrated();
    private final Bank bank = new Bank(database.loanOwnerDataSource(), 1);
    private final Path folder = Path.of("target", "bank-" + UUID.randomUUID());

    @BeforeEach
    void lend() {
        LentBook book = new LentBook(new JdbcTemplate(database.loanOwnerDataSource()));
        for (int i = 100; i < 300; i++) {
            book.borrower("B" + i, "何明" + (char) ('一' + i)).loan("L0000000" + i, "B" + i, i * 100L);
        }
        book.phone("B150", "+86 138-0000-0150");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void peopleRemitOnceForALoanUpToSoManyADayAndTheBalanceRuns() {
        int first = bank.live(TODAY, AT, 14, 20);
        int second = bank.live(TODAY, AT.plusMinutes(1), 14, 20);
        int third = bank.live(TODAY, AT.plusMinutes(2), 14, 20);

        assertThat(first).isBetween(10, 18);
        assertThat(first + second).isBetween(20, 24);
        assertThat(third).isZero();
        List<BankEntry> entries = bank.entries(TODAY, TODAY);
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).balance())
                    .isEqualTo(entries.get(i - 1).balance().plus(entries.get(i).amount()));
        }
        assertThat(entries).extracting(BankEntry::serial).doesNotHaveDuplicates();
        assertThat(bank.live(TODAY.plusDays(1), AT, 14, 20))
                .as("the next day goes on")
                .isPositive();
    }

    @Test
    void whoPromisedRemitsOnThatDayWhatTheyPromised() {
        bank.set(new PlannedPayment("8613800000150", TODAY.plusDays(1), new Money(60_00)));

        int before = bank.live(TODAY, AT, 0, 100);
        int onTheDay = bank.live(TODAY.plusDays(1), AT, 0, 100);
        int after = bank.live(TODAY.plusDays(1), AT, 0, 100);

        assertThat(List.of(before, onTheDay, after)).containsExactly(0, 1, 0);
        assertThat(bank.entries(TODAY.plusDays(1), TODAY.plusDays(1)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.amount().fen()).isIn(60_00L, 30_00L));
    }

    @Test
    void bothFormsOfAStatementAreReadAsTheSamePayments() throws IOException {
        for (int i = 0; i < 6; i++) {
            bank.live(TODAY, AT.plusMinutes(i), 14, 200);
        }
        List<BankEntry> entries = bank.entries(TODAY, TODAY);
        assertThat(entries).extracting(BankEntry::booking).contains("冲正");
        StatementFiles files = new StatementFiles(folder);

        List<StatementItem> csv = read(files.csv(TODAY.minusDays(1), TODAY, 1, entries));
        List<StatementItem> camt = read(files.camt(TODAY, 2, entries));

        assertThat(csv.stream().filter(NotTaken.class::isInstance).map(item -> ((NotTaken) item).reason()))
                .containsOnlyOnce(NotTaken.Reason.TOTAL)
                .containsOnly(NotTaken.Reason.PREAMBLE, NotTaken.Reason.TOTAL);
        assertThat(lines(csv)).hasSameSizeAs(entries);
        assertThat(lines(csv))
                .extracting(StatementLine::identity)
                .isEqualTo(lines(camt).stream().map(StatementLine::identity).toList());
        assertThat(lines(csv))
                .extracting(StatementLine::payer)
                .isEqualTo(entries.stream().map(BankEntry::payer).toList());
        assertThat(lines(camt))
                .extracting(StatementLine::remark)
                .isEqualTo(entries.stream().map(BankEntry::remark).toList());
        assertThat(lines(csv).stream().mapToLong(StatementLine::flow).sum())
                .isEqualTo(
                        entries.stream().mapToLong(each -> each.amount().fen()).sum());
    }

    private static List<StatementLine> lines(List<StatementItem> items) {
        return items.stream()
                .filter(StatementLine.class::isInstance)
                .map(StatementLine.class::cast)
                .toList();
    }

    private static List<StatementItem> read(Path file) throws IOException {
        List<StatementItem> items = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            new StatementReader().read(String.valueOf(file.getFileName()), in, items::add);
        }
        return items;
    }
}
