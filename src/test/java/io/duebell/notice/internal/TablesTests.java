package io.duebell.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.TestDatabase;
import io.duebell.carrier.GsmTextEncoder;
import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.dispatch.LastCheck.Item;
import io.duebell.dispatch.LastCheck.Question;
import io.duebell.loanbook.AdvisedPayments;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerBooks;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.Loan;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.SilentBook;
import io.duebell.notice.Books;
import io.duebell.notice.Ladder;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.PlanningProperties;
import io.duebell.notice.PlanningRuns.State;
import io.duebell.notice.RepairList.Fault;
import io.duebell.notice.RepairList.Kind;
import io.duebell.notice.TemplatesProperties;
import io.duebell.notice.internal.RunBook.DueDates;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.NoticeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

/** The room's own tables on a real database: claims, repairs, and what the last check reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 15);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 20);

    private final BusinessClock clock =
            new BusinessClock(Clock.fixed(Instant.parse("2026-12-15T01:00:00Z"), BusinessClock.ZONE), Duration.ZERO);
    private final PlanningProperties planning =
            new PlanningProperties(LocalTime.of(6, 0), LocalTime.of(7, 30), 1, 500, Duration.ofSeconds(60), 3, 1);

    private TestDatabase database;
    private JdbcTemplate jdbc;
    private SqlSessionTemplate session;

    @BeforeAll
    void migrate() throws Exception {
        database = TestDatabase.migrated();
        DataSource dataSource = database.dataSource();
        jdbc = new JdbcTemplate(dataSource);
        session = sessionOn(dataSource);
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        for (String table : List.of("planning_run", "repair_item", "notice_item", "notice", "book_loan")) {
            jdbc.execute("DELETE FROM " + table);
        }
    }

    @Test
    void ofTwoClaimersOneGetsTheRun() throws Exception {
        DueDates due = new DueDates(TODAY, TODAY);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        CountDownLatch together = new CountDownLatch(1);

        Future<Boolean> one = nodes.submit(() -> {
            together.await();
            return runs("one").claim(due).isPresent();
        });
        Future<Boolean> two = nodes.submit(() -> {
            together.await();
            return runs("two").claim(due).isPresent();
        });
        together.countDown();

        assertThat(List.of(one.get(), two.get())).containsExactlyInAnyOrder(true, false);
        nodes.shutdown();
    }

    @Test
    void runIsTakenOverOnlyWhenItsLeaseIsOverAndTheOldNodeCanNoLongerEndIt() {
        DueDates due = new DueDates(TODAY, TODAY.minusDays(2));
        runs("one").claim(due);

        boolean early = runs("two").claim(due).isPresent();
        jdbc.update("UPDATE planning_run SET lease_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND");
        boolean late = runs("two").claim(new DueDates(TODAY, TODAY)).isPresent();

        assertThat(early).isFalse();
        assertThat(late).isTrue();
        assertThat(runs("one").renew(TODAY)).isFalse();
        assertThat(runs("one").finish(TODAY, TODAY, RunFigures.NONE)).isFalse();
        assertThat(runs("two").find(TODAY).orElseThrow().coversFrom()).isEqualTo(TODAY.minusDays(2));
        assertThat(runs("two").finish(TODAY, TODAY.minusDays(2), new RunFigures(9, 8, 7, 1, 0)))
                .isTrue();
        assertThat(runs("two").latest(10))
                .extracting(run -> run.state())
                .containsExactly(State.DONE, State.CAUGHT_UP, State.CAUGHT_UP);
        assertThat(runs("two").findDue()).isEmpty();
    }

    @Test
    void runThatNeedsAPersonIsClaimedOnlyAfterItsRelease() {
        DueDates due = new DueDates(TODAY, TODAY);
        runs("one").claim(due);
        runs("one").putBack(TODAY, State.NEEDS_PERSON, "the list is empty", Duration.ZERO);

        boolean unreleased = runs("one").claim(due).isPresent();
        boolean released = runs("one").release(TODAY, "supervisor");

        assertThat(unreleased).isFalse();
        assertThat(released).isTrue();
        assertThat(runs("one").release(TODAY, "supervisor")).isFalse();
        assertThat(runs("two").claim(due).orElseThrow().releasedBy()).isEqualTo("supervisor");
    }

    @Test
    void repairIsListedOnceScopedByManagerAndOpenAgainWhenSeenAgain() {
        StoredRepairList repairs = new StoredRepairList(session.getMapper(RepairMapper.class), clock);
        Fault phone = new Fault("B1", "M1", Kind.PHONE, "landline", "the number is a landline", new NoticeId(7));
        Fault data = new Fault("B2", "M2", Kind.DATA, "zero-amount", "no interest", null);
        repairs.add(List.of(phone, data), TODAY);
        repairs.add(List.of(phone), TODAY.plusDays(1));

        var item = repairs.findOpen("M1", null, 10).get(0);
        boolean byStranger = repairs.mend(item.id(), "M2", "other");
        boolean byOwner = repairs.mend(item.id(), "M1", "owner");
        int left = repairs.countOpen(null);
        repairs.add(List.of(phone), TODAY.plusDays(2));

        assertThat(item.firstSeen()).isEqualTo(TODAY);
        assertThat(item.lastSeen()).isEqualTo(TODAY.plusDays(1));
        assertThat(item.notice()).isEqualTo(new NoticeId(7));
        assertThat(byStranger).isFalse();
        assertThat(byOwner).isTrue();
        assertThat(left).isEqualTo(1);
        assertThat(repairs.countOpen(null)).isEqualTo(2);
    }

    @Test
    void aVersionOnceInForceCanAlwaysBeFilledInAgain() {
        Templates templates = templates();
        String hash =
                templates.compiled("overdue-1", "zh-CN").orElseThrow().version().hash();

        assertThat(session.getMapper(TemplateMapper.class).find(hash)).isPresent();
        assertThat(templates.compiled("overdue-1", "ug").orElseThrow().version().language())
                .isEqualTo("zh-CN");
        assertThat(templates.compiledVersion("0".repeat(64))).isEmpty();
    }

    @Test
    void lastCheckProceedsWithdrawsOrHolds() {
        View view = new View();
        view.open.put(key("L1"), amounts(0, 500));
        view.paid.add(key("L2"));
        InstalmentLastCheck check = check(view);
        List<Question> questions =
                List.of(question(1, item("L1", 0, 500)), question(2, item("L2", 0, 1)), question(3, item("L3", 0, 1)));

        Map<NoticeId, Answer> answers = check.check(questions);
        view.away = true;
        Map<NoticeId, Answer> away = check.check(questions);

        assertThat(answers)
                .containsEntry(new NoticeId(1), new Answer.Proceed())
                .containsEntry(new NoticeId(2), new Answer.Withdraw("paid"))
                .containsEntry(new NoticeId(3), new Answer.Withdraw("changed"));
        assertThat(away.values())
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Hold.class));
    }

    @Test
    void changedAmountsAreSaidAnewWithWhatIsLeft() {
        store(1, "INTEREST", "D-5", "interest-before-5", "L000001111", "L000002222");
        View view = new View();
        view.open.put(key("L000001111"), amounts(0, 321));
        InstalmentLastCheck check = check(view);

        Answer answer = check.check(List.of(question(1, item("L000001111", 0, 500), item("L000002222", 0, 700))))
                .get(new NoticeId(1));

        assertThat(answer).isInstanceOfSatisfying(Answer.Reword.class, reword -> {
            assertThat(reword.body()).isEqualTo("【清河农信】张*：您尾号1111贷款利息3.21元12月20日到期，请备足于原账户。");
            assertThat(reword.amountFen()).isEqualTo(321);
            assertThat(reword.parts()).isEqualTo(1);
            assertThat(reword.amounts()).extracting(Item::interestFen).containsExactly(321L, 0L);
        });
    }

    private void store(long id, String kind, String stage, String template, String... loans) {
        String hash =
                templates().compiled(template, "zh-CN").orElseThrow().version().hash();
        jdbc.update("""
                INSERT INTO notice (id, version, state, kind, channel, business_date, stage, borrower_no, borrower_name,
                                    manager_no, branch_no, village_no, village, amount_fen, template_id, template_hash,
                                    parts, not_before, not_after, created_at, changed_at)
                VALUES (?, 1, 'READY', ?, 'SMS', ?, ?, 'B1', '张伟', 'M1', '0001', 'V1', '柳树村', 1200, ?, ?, 1,
                        UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
                """, id, kind, TODAY, stage, template, hash);
        for (String loan : loans) {
            jdbc.update("""
                    INSERT INTO notice_item (subject_kind, subject, occasion, channel, notice_id, loan_no, due_date)
                    VALUES ('INSTALMENT', ?, ?, 'SMS', ?, ?, ?)
                    """, loan + ":" + DUE, stage, id, loan, DUE);
            jdbc.update("""
                    INSERT INTO book_loan (loan_no, borrower_no, product, principal_amount_fen, principal_balance_fen,
                                           annual_rate, penalty_factor, value_date, maturity_date, interest_cycle,
                                           repay_account, status)
                    VALUES (?, 'B1', '农户小额贷款', 1, 1, 5, 1.5, '2025-01-01', '2028-01-01', 'YEARLY', '6217', 'ACTIVE')
                    """, loan);
        }
    }

    private InstalmentLastCheck check(View view) {
        Templates templates = templates();
        Ladder ladder = new Ladder(Books.shippedLadder(), id -> true);
        Wording wording = new Wording(properties(), new GsmTextEncoder());
        MoneyOnWay nothing =
                new MoneyOnWay(session.getMapper(OnWayMapper.class), view, new NoBooks(), new NothingAdvised(), clock);
        Rewording rewording = new Rewording(session.getMapper(NoticeFacts.class), templates, ladder, wording);
        return new InstalmentLastCheck(view, rewording, nothing, List.of(), clock);
    }

    private Templates templates() {
        return new Templates(
                new TemplatesProperties("templates", true),
                properties(),
                session.getMapper(TemplateMapper.class),
                clock,
                new MockEnvironment().withProperty("spring.profiles.active", "test"));
    }

    private static NoticeProperties properties() {
        return WordingTests.properties(NoticeProperties.Names.MASKED, 4);
    }

    private RunBook runs(String node) {
        return new RunBook(session.getMapper(RunMapper.class), planning, clock, node);
    }

    static SqlSessionTemplate sessionOn(DataSource dataSource) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        for (Class<?> mapper : List.of(
                RunMapper.class, RepairMapper.class, TemplateMapper.class, NoticeFacts.class, OnWayMapper.class)) {
            configuration.addMapper(mapper);
        }
        SqlSessionFactoryBean factory = new SqlSessionFactoryBean();
        factory.setDataSource(dataSource);
        factory.setConfiguration(configuration);
        return new SqlSessionTemplate(Objects.requireNonNull(factory.getObject()));
    }

    private static Question question(long id, Item... items) {
        return new Question(new NoticeId(id), "INTEREST", TODAY, List.of(items));
    }

    private static Item item(String loanNo, long principal, long interest) {
        return new Item("INSTALMENT", loanNo, DUE, principal, interest, 0);
    }

    private static InstalmentKey key(String loanNo) {
        return new InstalmentKey(loanNo, DUE);
    }

    private static OpenAmounts amounts(long principal, long interest) {
        return new OpenAmounts(new Money(principal), new Money(interest), Money.ZERO);
    }

    /** Nobody is asked for. */
    private static final class NoBooks implements BorrowerBooks {

        @Override
        public List<BorrowerBook> books(Collection<String> borrowerNos) {
            return List.of();
        }

        @Override
        public List<Loan> loans(Collection<String> borrowerNos) {
            return List.of();
        }

        @Override
        public List<Loan> byNumber(Collection<String> loanNos) {
            return List.of();
        }
    }

    /** The loan system's views, as the last check asks them. */
    private static final class View extends SilentBook {

        final Map<InstalmentKey, OpenAmounts> open = new HashMap<>();
        final Set<InstalmentKey> paid = new HashSet<>();
        boolean away;

        @Override
        public Map<InstalmentKey, OpenAmounts> openNow(Collection<InstalmentKey> keys) {
            if (away) {
                throw new LoanBookUnavailableException("connection refused", new IllegalStateException());
            }
            return open;
        }

        @Override
        public Collection<InstalmentKey> paidAmong(Collection<InstalmentKey> keys) {
            return paid;
        }
    }

    /** A loan system that was told of no credit. */
    private static final class NothingAdvised implements AdvisedPayments {

        @Override
        public List<Advised> advised(Collection<String> loanNos, LocalDate since) {
            return List.of();
        }

        @Override
        public List<Advised> underKeys(Collection<String> keys, LocalDate since) {
            return List.of();
        }
    }
}
