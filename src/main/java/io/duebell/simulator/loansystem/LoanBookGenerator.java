package io.duebell.simulator.loansystem;

import io.duebell.simulator.loansystem.BookWriter.Table;
import io.duebell.simulator.loansystem.Villages.Village;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/**
 * Makes up the loan book of a rural credit union: a branch of 49 villages and six customer managers for every 7,000 households.
 *
 * <p>Each household is drawn from the seed and its own number, so that the same spec makes the same book and memory does
 * not grow with it. People, places, ID cards and accounts are invented; telephone numbers have to be of real ranges to
 * count as mobiles, which is why the demo refuses to send anywhere but to its own simulator.
 */
public final class LoanBookGenerator {

    private static final int REPORT_EVERY = 500;

    private final DataSource database;
    private final LoanBookSchema schema;

    /** The database must be empty or of the simulator's own making. */
    public LoanBookGenerator(DataSource database) {
        this.database = database;
        this.schema = new LoanBookSchema(database);
    }

    /** Whether an earlier run brought a whole book. */
    public boolean isComplete() {
        return schema.isComplete();
    }

    /** Lays the tables anew and fills them. Throws before it writes anything when the database is somebody else's. */
    public BookFigures generate(BookSpec spec, Progress progress) {
        long start = System.nanoTime();
        schema.lay();
        Run run = new Run(spec);
        try (Connection connection = database.getConnection()) {
            BookWriter writer = new BookWriter(connection);
            run.writeBranches(writer);
            for (int household = 0; household < spec.households(); household++) {
                if (household % REPORT_EVERY == 0) {
                    progress.report(household, spec.households());
                }
                run.writeHousehold(household, writer);
            }
            writer.flush();
        } catch (SQLException e) {
            throw new IllegalStateException("the loan book could not be written: " + e.getMessage(), e);
        }
        schema.markComplete(spec);
        progress.report(spec.households(), spec.households());
        return run.figures(Duration.ofNanos(System.nanoTime() - start));
    }

    /** One book in the making, with its counts. */
    private static final class Run {

        private final BookSpec spec;
        private final Villages villages;
        private final People people = new People();
        private final Phones phones;
        private final Loans loans;
        private final LocalDate settlementDay;
        private int borrowerCount;
        private int phoneCount;
        private int loanCount;
        private int instalmentCount;
        private int openCount;
        private int dueCount;
        private int postingCount;

        Run(BookSpec spec) {
            this.spec = spec;
            villages = new Villages(spec);
            phones = new Phones(spec.businessDate());
            loans = new Loans(spec.businessDate());
            LocalDate twentieth = spec.businessDate().withDayOfMonth(20);
            settlementDay = twentieth.isBefore(spec.businessDate()) ? twentieth.plusMonths(1) : twentieth;
        }

        void writeBranches(BookWriter writer) throws SQLException {
            SplittableRandom random = new SplittableRandom(spec.seed() + 1);
            Words surnames = Words.of("surnames");
            String branchNo = "";
            for (int i = 0; i < villages.all().size(); i++) {
                Village village = villages.all().get(i);
                if (!village.branchNo().equals(branchNo)) {
                    branchNo = village.branchNo();
                    writer.add(Table.BRANCH, branchNo, village.county() + "农村信用社第" + branchNo + "分社");
                    int first = i / Villages.PER_BRANCH * Villages.MANAGERS_PER_BRANCH + 1;
                    for (int m = first; m < first + Villages.MANAGERS_PER_BRANCH; m++) {
                        String name = people.name(surnames.any(random), OddCase.NONE, random);
                        writer.add(Table.MANAGER, Villages.managerNo(m), name, Phones.mobile(m * 8L + 7), branchNo);
                    }
                }
                writer.add(
                        Table.VILLAGE,
                        village.villageNo(),
                        village.name(),
                        village.township(),
                        branchNo,
                        village.managerNo());
            }
        }

        void writeHousehold(int household, BookWriter writer) throws SQLException {
            SplittableRandom random = new SplittableRandom(spec.seed() * 31 + household * 0x9E3779B97F4A7C15L);
            OddCase odd = OddCase.of(household);
            Village village = villages.ofHousehold(household, spec.households());
            List<Rows.Borrower> borrowers = people.of(household, village, odd, random);
            for (int i = 0; i < borrowers.size(); i++) {
                String borrowerNo = borrowers.get(i).borrowerNo();
                writer.add(borrowers.get(i));
                borrowerCount++;
                for (Rows.Phone phone : phones.of(borrowerNo, household, i, odd, random)) {
                    writer.add(phone);
                    phoneCount++;
                }
                for (Loans.Plan plan : loans.of(borrowerNo, odd, random)) {
                    write(plan, writer);
                }
            }
        }

        private void write(Loans.Plan plan, BookWriter writer) throws SQLException {
            writer.add(plan.loan());
            loanCount++;
            for (Rows.Instalment instalment : plan.instalments()) {
                writer.add(instalment);
                instalmentCount++;
                LocalDate settledOn = instalment.settledOn();
                if (settledOn != null) {
                    writer.add(
                            Table.POSTING,
                            "P%s%s"
                                    .formatted(
                                            instalment.loanNo(),
                                            instalment.dueDate().toString().replace("-", "")),
                            instalment.loanNo(),
                            instalment.dueDate(),
                            settledOn,
                            BookWriter.yuan(instalment.principal()),
                            BookWriter.yuan(instalment.interest()));
                    postingCount++;
                } else if (!plan.loan().status().equals("WRITTEN_OFF")) {
                    openCount++;
                    dueCount += instalment.dueDate().equals(settlementDay) ? 1 : 0;
                }
            }
        }

        BookFigures figures(Duration took) {
            return new BookFigures(
                    villages.all().size(),
                    villages.managers(),
                    spec.households(),
                    borrowerCount,
                    phoneCount,
                    loanCount,
                    instalmentCount,
                    openCount,
                    postingCount,
                    settlementDay,
                    dueCount,
                    took);
        }
    }
}
