package io.duebell.notice.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.duebell.Calendars;
import io.duebell.TestDatabase;
import io.duebell.carrier.Channel;
import io.duebell.carrier.GsmTextEncoder;
import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Outbox;
import io.duebell.dispatch.internal.Claims;
import io.duebell.dispatch.internal.Gate;
import io.duebell.dispatch.internal.HeldAgain;
import io.duebell.dispatch.internal.LastAnswers;
import io.duebell.dispatch.internal.NoticeRow;
import io.duebell.dispatch.internal.Workbench.ScriptedLink;
import io.duebell.loanbook.AdvisedPayments;
import io.duebell.remittance.RemittanceEvents;
import io.duebell.remittance.RemittanceEvents.Event;
import io.duebell.remittance.Told;
import io.duebell.remittance.Told.Part;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import io.duebell.smpp.LinkSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.ibatis.annotations.Mapper;
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
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Planned notices, the outbox and what is heard of remittances, on a real database beside a small loan book. */
final class NoticeNews implements AutoCloseable {

    /** A Tuesday, nine in the morning. */
    static final LocalDate DAY = LocalDate.of(2026, 12, 15);

    static final LocalDate DUE = DAY.plusDays(5);

    final TestDatabase database = TestDatabase.migrated();
    final OwedBook book = new OwedBook();
    final Told told;
    private final BusinessClock clock = new BusinessClock(
            Clock.fixed(
                    DAY.atTime(LocalTime.of(9, 0)).atZone(BusinessClock.ZONE).toInstant(), BusinessClock.ZONE),
            Duration.ZERO);
    private final ConfigurableApplicationContext context;
    private long planned = 1_000_000;

    NoticeNews() {
        HikariDataSource source = (HikariDataSource) database.dataSource();
        source.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        context = new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .profiles("test")
                .initializers(it -> {
                    it.getBeanFactory().registerSingleton("dataSource", source);
                    it.getBeanFactory().registerSingleton("clock", clock);
                    it.getBeanFactory().registerSingleton("calendar", Calendars.shipped());
                    it.getBeanFactory().registerSingleton("book", book);
                    it.getBeanFactory().registerSingleton("link", new ScriptedLink("cmcc"));
                })
                .run(
                        "--spring.config.name=none",
                        "--spring.config.import=classpath:ladder.yaml",
                        "--duebell.state=target/state",
                        "--duebell.templates.dir=templates",
                        "--duebell.templates.approve-own=true",
                        "--duebell.notice.signature.zh-CN=清河农信",
                        "--duebell.notice.signature.en=QHRCU",
                        "--duebell.notice.bank.zh-CN=清河农信",
                        "--duebell.notice.hotline=0571-88886666",
                        "--mybatis.mapper-locations=classpath*:io/duebell/**/*.xml",
                        "--mybatis.configuration.map-underscore-to-camel-case=true",
                        "--mybatis.configuration.arg-name-based-constructor-auto-mapping=true");
        told = new Told(jdbc());
    }

    /** No configuration to those who scan the room. */
    @ImportAutoConfiguration({
        TransactionAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MybatisAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = {
                "io.duebell.dispatch.internal",
                "io.duebell.compliance.internal",
                "io.duebell.alarm.internal"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Workbench.*"))
    @ComponentScan(
            basePackages = "io.duebell.smpp.internal",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.ReceiptCodeTables"))
    @ComponentScan(
            basePackages = "io.duebell.notice.internal",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.(CreditHearing|MoneyOnWay|Replanning|InstalmentLastCheck|Rewording|Templates|Wording|NoticeConfiguration)"))
    @ComponentScan(
            basePackages = "io.duebell.remittance.internal",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(Heard|RemittanceConfiguration)"))
    @MapperScan(
            basePackages = {
                "io.duebell.dispatch.internal",
                "io.duebell.compliance.internal",
                "io.duebell.alarm.internal",
                "io.duebell.notice.internal",
                "io.duebell.remittance.internal"
            },
            annotationClass = Mapper.class,
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
    @Import(GsmTextEncoder.class)
    static class Rooms {

        /** The common tables of codes alone. */
        @Bean
        LinkSettings tables() {
            return new LinkSettings(List.of());
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    JdbcTemplate jdbc() {
        return get(JdbcTemplate.class);
    }

    Instant now() {
        return clock.instant();
    }

    /** Interest of so many fen is open on the one instalment of a loan. */
    void owes(String borrowerNo, String loanNo, long fen) {
        book.open.put(loanNo, fen);
        book.loans.computeIfAbsent(borrowerNo, no -> new ArrayList<>()).remove(loanNo);
        book.loans.computeIfAbsent(borrowerNo, no -> new ArrayList<>()).add(loanNo);
        jdbc().update(
                        "REPLACE INTO book_loan VALUES (?, ?, '农户贷款', 5000000, 5000000, 5.5, 1.5, '2025-01-01', '2027-12-20', 'MONTHLY', '62284800000000001', 'ACTIVE')",
                        loanNo,
                        borrowerNo);
    }

    long plan(String borrowerNo, String loanNo) {
        return plan(borrowerNo, loanNo, "D-5");
    }

    /** READY, about the one instalment of a loan as it was in the morning; what stands behind # tells it from others. */
    long plan(String borrowerNo, String loanNo, String named) {
        NoticeId id = new NoticeId(++planned);
        long fen = book.open.getOrDefault(loanNo, 0L);
        String stage = named.split("#", -1)[0];
        String text = "【清河农信】利息" + fen;
        get(Outbox.class)
                .add(
                        List.of(new NoticeDraft(
                                id,
                                "INTEREST",
                                Channel.SMS,
                                DAY,
                                stage,
                                new NoticeDraft.Recipient(
                                        borrowerNo,
                                        "张三丰",
                                        new Msisdn("86138" + (10_000_000 + planned % 1_000_000)),
                                        "M1",
                                        "0101",
                                        "V1",
                                        "枫树村"),
                                new Money(fen),
                                new NoticeDraft.Text("interest-before-5", null, text, 1),
                                List.of(new NoticeDraft.Item(
                                        "INSTALMENT",
                                        loanNo + ":" + DUE + named.substring(stage.length()),
                                        stage,
                                        loanNo,
                                        DUE,
                                        Money.ZERO,
                                        new Money(fen),
                                        Money.ZERO)),
                                now().plus(Duration.ofHours(11)),
                                new NoticeDraft.First(
                                        NoticeState.READY, "allowed", new RuleRef("nothing-against", "1"), now()))),
                        "plan");
        return id.value();
    }

    long credit(long fen, Part... parts) {
        long id = told.came(DAY, fen, now());
        told.credit(id, now(), parts);
        return id;
    }

    /** The loan system books what it was told of a remittance. */
    void book(long remittance) {
        jdbc().queryForList("SELECT id FROM remittance_share WHERE remittance_id = ?", Long.class, remittance)
                .forEach(share ->
                        book.booked.add(new AdvisedPayments.Advised("C" + share, "", DAY, new Money(1), false)));
    }

    /** One round of the route notice-remittances. */
    void hear() {
        get(RemittanceEvents.class).unheard(CreditHearing.LISTENER, 200).forEach(this::hear);
    }

    void hear(Event event) {
        get(CreditHearing.class).hear(event);
    }

    /** Claimed and looked at: those that may go on. */
    List<NoticeRow> look() {
        return get(LastAnswers.class).stillTrue(get(Claims.class).ready(Channel.SMS));
    }

    /** Through the gate: the ids of those that are on their way out. */
    List<Long> leave(List<NoticeRow> looked) {
        List<Long> left = new ArrayList<>();
        for (List<NoticeRow> batch : get(Gate.class).batches(looked)) {
            get(Gate.class).open(batch);
        }
        for (NoticeRow row : looked) {
            if (state(row.id()).startsWith("SENDING")) {
                left.add(row.id());
            }
        }
        return left;
    }

    /** Held ones are judged again, whenever that was to be. */
    void releaseHeld() {
        jdbc().update("UPDATE notice SET not_before = ? WHERE state = 'HELD'", Timestamp.from(now()));
        get(HeldAgain.class).judge(get(Claims.class).held(Channel.SMS));
    }

    String state(long notice) {
        return Objects.requireNonNull(jdbc().queryForObject(
                        "SELECT CONCAT(state, ' ', reason) FROM notice WHERE id = ?", String.class, notice));
    }

    List<String> loans(List<Long> notices) {
        return notices.stream()
                .flatMap(id ->
                        jdbc()
                                .queryForList("SELECT loan_no FROM notice_item WHERE notice_id = ?", String.class, id)
                                .stream())
                .toList();
    }

    List<String> holds() {
        return column("""
                SELECT CONCAT(kind, ' ', borrower_no, ' ', DATE_FORMAT(until, '%Y-%m-%d %H:%i'))
                FROM contact_hold
                WHERE lifted_at IS NULL
                ORDER BY id
                """);
    }

    List<String> column(String sql) {
        return jdbc().queryForList(sql, String.class);
    }

    Instant instant(String sql) {
        return Objects.requireNonNull(jdbc().queryForObject(sql, LocalDateTime.class))
                .toInstant(ZoneOffset.UTC);
    }

    void empty() {
        for (String table : List.of(
                "notice",
                "notice_item",
                "notice_event",
                "notice_part",
                "contact_hold",
                "contact_tally",
                "money_on_way",
                "remittance",
                "remittance_share",
                "remittance_candidate",
                "remittance_event",
                "remittance_hearing",
                "remittance_listener",
                "book_loan")) {
            jdbc().execute("DELETE FROM " + table);
        }
        book.open.clear();
        book.loans.clear();
        book.booked.clear();
        book.away = false;
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
