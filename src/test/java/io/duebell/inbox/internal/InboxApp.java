package io.duebell.inbox.internal;

import io.duebell.Calendars;
import io.duebell.TestDatabase;
import io.duebell.carrier.AccessNumbers;
import io.duebell.carrier.GsmTextEncoder;
import io.duebell.inbox.internal.InboundMapper.Unhandled;
import io.duebell.loanbook.Payments;
import io.duebell.notice.RepairList;
import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.jspecify.annotations.Nullable;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The room on a real database, with the rooms it leans on; the route is walked by hand. */
public final class InboxApp implements AutoCloseable {

    /** Monday 2026-11-23, 10:00 in China. */
    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    public static final String PHONE = "8613800138001";

    public final TestDatabase database;
    final BusinessClock clock;
    private final Wall wall;
    final Booked booked;
    private final ConfigurableApplicationContext context;

    public InboxApp() {
        this(TestDatabase.migrated(), new Wall(), new Booked());
    }

    private InboxApp(TestDatabase database, Wall wall, Booked booked) {
        this.database = database;
        this.wall = wall;
        this.clock = new BusinessClock(wall, Duration.ZERO);
        this.booked = booked;
        context = new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .profiles("test")
                .initializers(it -> {
                    it.getBeanFactory().registerSingleton("dataSource", database.dataSource());
                    it.getBeanFactory().registerSingleton("clock", clock);
                    it.getBeanFactory().registerSingleton("payments", booked);
                })
                .run(
                        "--spring.config.name=none",
                        "--spring.config.import=classpath:opt-out-words.yaml,classpath:ladder.yaml",
                        "--duebell.templates.dir=templates",
                        "--duebell.templates.approve-own=true",
                        "--duebell.notice.signature.zh-CN=清河农信",
                        "--duebell.notice.signature.en=QHRCU",
                        "--duebell.notice.bank.zh-CN=清河农信",
                        "--duebell.notice.hotline=0571-88886666",
                        "--duebell.notice.phone-confirmed-within=1y",
                        "--mybatis.mapper-locations=classpath*:io/duebell/**/*.xml",
                        "--mybatis.configuration.map-underscore-to-camel-case=true",
                        "--mybatis.configuration.arg-name-based-constructor-auto-mapping=true");
    }

    /** A second node on the same database and clock. */
    InboxApp secondNode() {
        return new InboxApp(database, wall, booked);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TransactionAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MybatisAutoConfiguration.class
    })
    @ComponentScan({
        "io.duebell.inbox.internal",
        "io.duebell.inbox.flow",
        "io.duebell.compliance.internal",
        "io.duebell.alarm.internal"
    })
    @ComponentScan(
            basePackages = "io.duebell.dispatch.internal",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.(DispatchConfiguration|Transitions|StoredWrongNumbers|DispatchMeters|OutboxStore|RestoredDoubts)"))
    @ComponentScan(
            basePackages = "io.duebell.notice.internal",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.(Templates|TemplateLint|StoredAnswerTexts|Wording|NoticeConfiguration|StoredRepairList)"))
    @ComponentScan(
            basePackages = "io.duebell.loanbook.internal",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(StoredBorrowerSearch|BookReader)"))
    @ComponentScan(
            basePackages = "io.duebell.remittance.internal",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(Heard|StoredStanding|RemittanceConfiguration)"))
    @MapperScan(
            basePackages = {
                "io.duebell.remittance.internal",
                "io.duebell.inbox.internal",
                "io.duebell.compliance.internal",
                "io.duebell.alarm.internal",
                "io.duebell.dispatch.internal",
                "io.duebell.notice.internal",
                "io.duebell.loanbook.internal"
            },
            annotationClass = Mapper.class,
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
    @Import(GsmTextEncoder.class)
    static class Rooms {

        @Bean
        BusinessCalendar calendar() {
            return Calendars.shipped();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        /** Link {@code cmcc} appends three digits to 10690001. */
        @Bean
        AccessNumbers accessNumbers() {
            return (link, destination) -> destination.startsWith("10690001") ? destination.substring(8) : "";
        }
    }

    /** Stands still until it is told. */
    private static final class Wall extends Clock {

        private volatile Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    void pass(Duration time) {
        wall.now = wall.now.plus(time);
    }

    public void passTo(LocalDate day) {
        pass(Duration.ofDays(ChronoUnit.DAYS.between(clock.today(), day)));
    }

    /** What the loan system has booked. */
    static final class Booked implements Payments {

        final List<Paid> all = new ArrayList<>();

        void add(String loan, LocalDate day, long fen) {
            add(loan, day, null, fen);
        }

        /** @param key of the advice that led to it */
        void add(String loan, LocalDate day, @Nullable String key, long fen) {
            all.add(new Paid(loan, day, key, new Money(fen), Money.ZERO, Money.ZERO));
        }

        @Override
        public List<Paid> paidOn(LocalDate day) {
            return all.stream().filter(paid -> paid.day().equals(day)).toList();
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcTemplate jdbc() {
        return get(JdbcTemplate.class);
    }

    RepairList repairs() {
        return get(RepairList.class);
    }

    /** A borrower of manager M1, branch 0101, with a phone of their own confirmed lately and one open loan. */
    public void borrower(String no, String name, String phone, String loan, LocalDate due, long fen) {
        borrower(no, name, "M1");
        phone(no, phone, "SELF", TODAY.minusMonths(2));
        jdbc().update(
                        "INSERT INTO book_loan VALUES (?, ?, '农户贷款', 5000000, 5000000, 5.5, 1.5, '2025-01-01', '2027-01-01', 'MONTHLY', '62284800000000001', 'ACTIVE')",
                        loan,
                        no);
        jdbc().update(
                        "INSERT INTO book_instalment VALUES (?, ?, ?, 0, ?, 0, '农户贷款', '2027-01-01', '62284800000000001', 'OPEN')",
                        no,
                        loan,
                        due,
                        fen);
    }

    void borrower(String no, String name, String manager) {
        jdbc().update(
                        "INSERT INTO book_borrower VALUES (?, ?, 'zh-CN', NULL, NULL, 'V1', '枫树村', '枫木镇', '0101', ?, '李经理', '13900000000')",
                        no,
                        name,
                        manager);
    }

    void phone(String no, String msisdn, String holder, LocalDate confirmed) {
        jdbc().update(
                        "INSERT INTO book_phone VALUES (?, ?, 'MOBILE', ?, ?, TRUE, ?)",
                        no,
                        msisdn.substring(2),
                        msisdn,
                        holder,
                        confirmed);
    }

    /** A notice that was delivered so long ago; the answer is its id. */
    long noticed(String borrowerNo, String msisdn, Duration ago) {
        long id = Math.abs(UUID.randomUUID().getMostSignificantBits() >> 4);
        Timestamp at = Timestamp.from(clock.instant().minus(ago));
        jdbc().update("""
                INSERT INTO notice (id, version, state, kind, channel, business_date, stage, borrower_no, borrower_name, msisdn,
                                    manager_no, branch_no, village_no, village, amount_fen, template_id, parts, not_before,
                                    not_after, created_at, changed_at)
                VALUES (?, 5, 'DELIVERED', 'INTEREST', 'SMS', '2026-11-20', 'D-5', ?, '张三', ?, 'M1', '0101', 'V1', '枫树村',
                        12500, 'interest-before-5', 1, ?, ?, ?, ?)
                """, id, borrowerNo, msisdn, at, at, at, at);
        return id;
    }

    /** Stored as a link stores it; the answer is its id. */
    public long came(String sender, String body) {
        return came(sender, "10690001", body, 0, null);
    }

    long came(String sender, String destination, String body, int missing, @Nullable Long completes) {
        String fingerprint =
                UUID.randomUUID().toString() + UUID.randomUUID().toString().substring(0, 28);
        jdbc().update("""
                INSERT INTO inbound_message (link, sender, destination, body, fingerprint, received_at, missing, completes)
                VALUES ('cmcc', ?, ?, ?, ?, ?, ?, ?)
                """, sender, destination, body, fingerprint, Timestamp.from(clock.instant()), missing, completes);
        return one(Long.class, "SELECT id FROM inbound_message WHERE fingerprint = '" + fingerprint + "'");
    }

    /** Walks the route once. */
    void read() {
        for (Unhandled message : get(Replies.class).unhandled()) {
            Reply reply = get(Understanding.class).read(message);
            get(Acting.class).act(get(WhoseReply.class).find(reply));
        }
    }

    /** A reply comes and is acted on. */
    long reads(String sender, String body) {
        long id = came(sender, body);
        read();
        return id;
    }

    public List<String> column(String sql) {
        return jdbc().queryForList(sql, String.class);
    }

    public <T> T one(Class<T> type, String sql) {
        return java.util.Objects.requireNonNull(jdbc().queryForObject(sql, type));
    }

    Instant at(String sql) {
        return one(LocalDateTime.class, sql).toInstant(ZoneOffset.UTC);
    }

    /** Standing holds, by kind, borrower or number, and whether they end. */
    public List<String> holds() {
        return column("""
                SELECT CONCAT(kind, ' ', COALESCE(borrower_no, '-'), ' ', IF(msisdn IS NULL, '-', RIGHT(msisdn, 4)),
                              IF(until IS NULL, '', ' ends'))
                FROM contact_hold
                WHERE lifted_at IS NULL
                ORDER BY id
                """);
    }

    /** Answers in the outbox: stage, state and text. */
    public List<String> answers() {
        return column("""
                SELECT CONCAT(n.stage, ' ', n.state, ' ', t.body)
                FROM notice n
                JOIN notice_text t ON t.text_hash = n.text_hash
                WHERE n.kind IN ('ANSWER', 'FAREWELL', 'PROMISE')
                ORDER BY n.id
                """);
    }

    List<String> tasks() {
        return column("SELECT kind FROM inbox_task WHERE done_at IS NULL ORDER BY id");
    }

    public String deeds(long message) {
        return one(String.class, "SELECT deeds FROM conversation_entry WHERE inbound_id = " + message);
    }

    /** Empties what replies have led to, and the book. */
    void empty() {
        for (String table : List.of(
                "inbound_message",
                "inbound_part",
                "conversation",
                "conversation_entry",
                "inbox_task",
                "promise",
                "promise_money",
                "reply_label",
                "contact_hold",
                "notice",
                "notice_item",
                "notice_event",
                "repair_item",
                "alarm",
                "number_vouch",
                "remittance",
                "remittance_share",
                "advice",
                "remittance_candidate",
                "remittance_event",
                "remittance_hearing",
                "remittance_listener",
                "book_borrower",
                "book_phone",
                "book_loan",
                "book_instalment")) {
            jdbc().execute("DELETE FROM " + table);
        }
        booked.all.clear();
        wall.now = NOW;
    }

    @Override
    public void close() {
        context.close();
    }
}
