package io.duebell.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.TestDatabase;
import io.duebell.dispatch.WrongNumbers;
import io.duebell.notice.PlanningProperties;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which numbers are passed over, and who hears of it, on the room's real tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadNumberTests {

    private static final Msisdn NUMBER = new Msisdn("8613800001234");
    private static final Instant FOUND = Instant.parse("2026-12-15T01:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 15);

    private final BusinessClock clock =
            new BusinessClock(Clock.fixed(FOUND.plusSeconds(3600), BusinessClock.ZONE), Duration.ZERO);
    private Findings found = new Findings();
    private TestDatabase database;
    private JdbcTemplate jdbc;
    private RepairMapper mapper;

    @BeforeAll
    void migrate() throws Exception {
        database = TestDatabase.migrated();
        jdbc = new JdbcTemplate(database.dataSource());
        mapper = TablesTests.sessionOn(database.dataSource()).getMapper(RepairMapper.class);
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        found = new Findings();
        for (String table : List.of("repair_item", "number_vouch", "book_borrower", "book_phone")) {
            jdbc.execute("DELETE FROM " + table);
        }
        owner("B1", "M1", "SELF");
        owner("B2", "M2", "SELF");
        owner("B3", "M3", "SPOUSE");
    }

    @Test
    void everybodyWhoseOwnNumberItIsGetsAnEntryForTheirOwnManagerOnce() {
        found.add(1, FOUND);

        list(1);
        list(1);

        assertThat(entries()).containsExactly("B1 M1 2026-12-15 open", "B2 M2 2026-12-15 open");
        assertThat(details())
                .allSatisfy(detail -> assertThat(detail)
                        .contains("1234", "MI:0073", "2026-12-15")
                        .doesNotContain("8613800001234", "13800001234"));
    }

    @Test
    void whatAPersonMendedIsNotOpenedAgainByAFindingThatWasTakenBefore() {
        found.add(1, FOUND);
        list(1);
        repairs().mend(idOf("B1"), null, "m1");

        list(1);

        assertThat(entries()).containsExactly("B1 M1 2026-12-15 mended", "B2 M2 2026-12-15 open");
    }

    @Test
    void aNumberConfirmedOnALaterDayIsAliveAndOneConfirmedOnThatDayIsNot() {
        found.add(1, FOUND);

        assertThat(dead(1, "B1", DAY.minusYears(1))).isTrue();
        assertThat(dead(1, "B1", DAY)).isTrue();
        assertThat(dead(1, "B1", DAY.plusDays(1))).isFalse();
        assertThat(dead(1, "B1", DAY, new Msisdn("8613800005678"))).isFalse();
    }

    @Test
    void severalResultsAreWaitedForWhereThatIsAsked() {
        found.add(1, FOUND);
        boolean afterOne = dead(2, "B1", DAY);
        found.add(2, FOUND.plusSeconds(60));

        assertThat(afterOne).isFalse();
        assertThat(dead(2, "B1", DAY)).isTrue();
    }

    @Test
    void aPersonStandsUpForTheNumberOfOneBorrowerAloneUntilItIsFoundWrongAgain() {
        found.add(1, FOUND);
        list(1);

        assertThat(repairs().vouch(idOf("B1"), "M2", "m2"))
                .as("another's entry")
                .isFalse();
        assertThat(repairs().vouch(idOf("B1"), "M1", "m1")).isTrue();

        assertThat(dead(1, "B1", DAY)).isFalse();
        assertThat(dead(1, "B2", DAY)).isTrue();
        assertThat(entries()).containsExactly("B1 M1 2026-12-15 mended", "B2 M2 2026-12-15 open");
        assertThat(repairs().vouch(idOf("B1"), "M1", "m1")).as("closed already").isFalse();

        found.add(2, FOUND.plusSeconds(7200));
        list(2);
        assertThat(dead(1, "B1", DAY)).isTrue();
        assertThat(entries()).containsExactly("B1 M1 2026-12-15 open", "B2 M2 2026-12-15 open");
    }

    @Test
    void onlyAnEntryOfADeadNumberCanBeVouchedFor() {
        jdbc.update("""
                INSERT INTO repair_item (borrower_no, manager_no, kind, code, detail, first_seen, last_seen)
                VALUES ('B1', 'M1', 'PHONE', 'unconfirmed', '', '2026-12-15', '2026-12-15')
                """);

        assertThat(repairs().vouch(idOf("B1"), "M1", "m1")).isFalse();
        assertThat(entries()).containsExactly("B1 M1 2026-12-15 open");
    }

    @Test
    void aNumberOfTwoBorrowersIsNobodysUntilAPersonSaysWhoseItIs() {
        assertThat(shared("B1")).isTrue();
        assertThat(shared("B2")).isTrue();
        jdbc.update("""
                INSERT INTO repair_item (borrower_no, manager_no, kind, code, detail, first_seen, last_seen)
                VALUES ('B1', 'M1', 'PHONE', 'shared-number', '', '2026-12-15', '2026-12-15'),
                       ('B2', 'M2', 'PHONE', 'shared-number', '', '2026-12-15', '2026-12-15')
                """);

        assertThat(repairs().vouch(idOf("B1"), "M1", "m1")).isTrue();
        assertThat(shared("B1")).isFalse();
        assertThat(shared("B2")).isTrue();

        assertThat(repairs().vouch(idOf("B2"), "M2", "m2")).isTrue();
        assertThat(shared("B1")).as("said of both").isTrue();

        jdbc.update("UPDATE book_phone SET holder = 'SPOUSE' WHERE borrower_no = 'B2'");
        assertThat(shared("B1")).as("the loan system knows better by now").isFalse();
    }

    private boolean shared(String borrower) {
        return new SharedNumbers(mapper).of(List.of(NUMBER)).isShared(borrower, NUMBER);
    }

    private boolean dead(int enough, String borrower, LocalDate confirmedOn) {
        return dead(enough, borrower, confirmedOn, NUMBER);
    }

    private boolean dead(int enough, String borrower, LocalDate confirmedOn, Msisdn number) {
        return numbers(enough).of(List.of(number)).isDead(borrower, number, confirmedOn);
    }

    private DeadNumbers numbers(int enough) {
        return new DeadNumbers(
                found,
                mapper,
                new PlanningProperties(
                        LocalTime.of(6, 0), LocalTime.of(7, 30), 1, 500, Duration.ofSeconds(60), 3, enough));
    }

    private void list(long notice) {
        WrongNumbers.Finding finding = found.all.stream()
                .filter(each -> each.notice().value() == notice)
                .findFirst()
                .orElseThrow();
        new DeadNumberListing(found, numbers(1), mapper, repairs()).list(finding);
    }

    private StoredRepairList repairs() {
        return new StoredRepairList(mapper, clock);
    }

    private void owner(String borrower, String manager, String holder) {
        jdbc.update("""
                INSERT INTO book_borrower (borrower_no, name, language, village_no, village, township, branch_no, manager_no,
                                           manager, manager_mobile)
                VALUES (?, '张伟', 'zh-CN', 'V1', '柳树村', '清河镇', '0001', ?, '王经理', '13900000001')
                """, borrower, manager);
        jdbc.update("""
                INSERT INTO book_phone (borrower_no, typed, kind, msisdn, holder, preferred, updated_on)
                VALUES (?, '138 0000 1234', 'MOBILE', ?, ?, TRUE, '2026-08-01')
                """, borrower, NUMBER.digits(), holder);
    }

    private long idOf(String borrower) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT id FROM repair_item WHERE borrower_no = ?", Long.class, borrower));
    }

    private List<String> entries() {
        return jdbc.queryForList("""
                SELECT CONCAT(borrower_no, ' ', manager_no, ' ', last_seen, IF(mended_at IS NULL, ' open', ' mended'))
                FROM repair_item
                ORDER BY borrower_no
                """, String.class);
    }

    private List<String> details() {
        return jdbc.queryForList("SELECT detail FROM repair_item", String.class);
    }

    /** What carriers said, in a list. */
    private static final class Findings implements WrongNumbers {

        final List<Finding> all = new ArrayList<>();
        final Set<NoticeId> taken = new HashSet<>();

        void add(long notice, Instant at) {
            all.add(new Finding(new NoticeId(notice), NUMBER, "cmcc", "MI:0073", at));
        }

        @Override
        public List<Finding> standing(Collection<Msisdn> numbers) {
            return all.stream()
                    .filter(finding -> numbers.contains(finding.number()))
                    .toList();
        }

        @Override
        public List<Finding> untold(int limit) {
            return List.of();
        }

        @Override
        public boolean take(NoticeId notice) {
            return taken.add(notice);
        }
    }
}
