package io.duebell.console;

import io.duebell.Calendars;
import io.duebell.TestDatabase;
import io.duebell.campaign.internal.PreviewQueue;
import io.duebell.carrier.AccessNumbers;
import io.duebell.carrier.GsmTextEncoder;
import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerSearch;
import io.duebell.notice.PlanningRuns;
import io.duebell.notice.RepairList;
import io.duebell.notice.internal.DryRunQueue;
import io.duebell.remittance.internal.BookMatcher;
import io.duebell.remittance.internal.FileReading;
import io.duebell.remittance.internal.Judging;
import io.duebell.remittance.internal.SmallBook;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.jspecify.annotations.Nullable;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The console and the contact rules on a real database and a real port, everything else left out. */
final class ConsoleApp implements AutoCloseable {

    /** 2026-12-15 09:40 in China: five days before the settlement. */
    static final Instant NOW = Instant.parse("2026-12-15T01:40:00Z");

    static final LocalDate DAY = LocalDate.of(2026, 12, 15);

    final TestDatabase database = TestDatabase.migrated();
    final Runs runs = new Runs();
    final PostedBook book = new PostedBook();
    final List<Long> dryRuns = new ArrayList<>();
    final List<Long> previews = new ArrayList<>();
    final KnownBorrowers borrowers = new KnownBorrowers();
    final SampleDesk desk = new SampleDesk();
    final ConfigurableApplicationContext context;

    ConsoleApp(int port, boolean demo) {
        this(port, demo, Path.of("templates"));
    }

    ConsoleApp(int port, boolean demo, Path templates) {
        this(port, demo, templates, null);
    }

    /** The real room of remittances over a small book, instead of the desk in memory; only what the loan system is told is left out. */
    static ConsoleApp overTheRoom(int port, SmallBook book) {
        return new ConsoleApp(port, false, Path.of("templates"), book);
    }

    private ConsoleApp(int port, boolean demo, Path templates, @Nullable SmallBook town) {
        DataSource pool = database.dataSource();
        context = new SpringApplicationBuilder(
                        town == null ? new Class<?>[] {Rooms.class} : new Class<?>[] {Rooms.class, Remittances.class})
                .profiles(demo ? "demo" : "test")
                .initializers(it -> {
                    it.getBeanFactory().registerSingleton("dataSource", pool);
                    it.getBeanFactory().registerSingleton("runs", runs);
                    it.getBeanFactory().registerSingleton("dryRunQueue", (DryRunQueue) dryRuns::add);
                    if (town == null) {
                        it.getBeanFactory().registerSingleton("loanBook", book);
                        it.getBeanFactory().registerSingleton("borrowerSearch", borrowers);
                        it.getBeanFactory().registerSingleton("reviewDesk", desk);
                    } else {
                        it.getBeanFactory().registerSingleton("town", town);
                    }
                    it.getBeanFactory().registerSingleton("previewQueue", (PreviewQueue) previews::add);
                    it.getBeanFactory().registerSingleton("adviceBook", new SampleAdvice());
                    it.getBeanFactory().registerSingleton("calendar", Calendars.shipped());
                    it.getBeanFactory().registerSingleton("repairList", new Repairs(new JdbcTemplate(pool)));
                    it.getBeanFactory()
                            .registerSingleton(
                                    "clock", new BusinessClock(Clock.fixed(NOW, BusinessClock.ZONE), Duration.ZERO));
                })
                .run(
                        "--spring.config.name=none",
                        "--spring.config.import=classpath:ladder.yaml,classpath:opt-out-words.yaml",
                        "--duebell.templates.dir=" + templates,
                        "--duebell.remittance.dir=target/console-statements",
                        "--duebell.remittance.inbox=target/console-inbox",
                        "--duebell.notice.signature.zh-CN=清河农信",
                        "--duebell.notice.signature.en=QHRCU",
                        "--duebell.notice.hotline=0571-88886666",
                        "--duebell.notice.phone-confirmed-within=1y",
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--spring.flyway.enabled=false",
                        "--spring.messages.encoding=UTF-8",
                        "--spring.messages.fallback-to-system-locale=false",
                        "--spring.thymeleaf.cache=false",
                        "--spring.autoconfigure.exclude="
                                + "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration,"
                                + "org.apache.camel.spring.boot.CamelAutoConfiguration",
                        "--duebell.api.requests-per-second=200",
                        "--springdoc.paths-to-match=/api/v1/**",
                        "--springdoc.packages-to-scan=io.duebell.api.web",
                        "--springdoc.default-produces-media-type=application/json",
                        "--springdoc.writer-with-order-by-keys=true",
                        "--springdoc.api-docs.path=/api/v1/openapi",
                        "--mybatis.mapper-locations=classpath*:io/duebell/**/*.xml",
                        "--mybatis.configuration.map-underscore-to-camel-case=true",
                        "--mybatis.configuration.arg-name-based-constructor-auto-mapping=true");
    }

    @EnableAutoConfiguration
    @ComponentScan({
        "io.duebell.console.internal",
        "io.duebell.console.web",
        "io.duebell.compliance.internal",
        "io.duebell.evidence.internal",
        "io.duebell.alarm.internal",
        "io.duebell.campaign.internal",
        "io.duebell.api.internal",
        "io.duebell.api.web",
        "io.duebell.webhook.internal",
        "io.duebell.webhook.flow"
    })
    @ComponentScan(
            basePackages = "io.duebell.inbox.internal",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*InboxApp.*"))
    @ComponentScan(
            basePackages = "io.duebell.dispatch.internal",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.(StoredDoubts|StoredLinkOrders|StoredContentStops|DispatchConfiguration|Transitions|StoredWrongNumbers|DispatchMeters|OutboxStore|RestoredDoubts|StoredCapacity)"))
    @ComponentScan(
            basePackages = "io.duebell.notice.internal",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.(Templates|TemplateLint|StoredTemplateLibrary|StoredAnswerTexts|StoredDryRuns|Wording|NoticeConfiguration)"))
    @ComponentScan(
            basePackages = "io.duebell.remittance.internal",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.(StoredIntake|StoredFeeds|Vault|OldCopies|TakingBack|GoingBacks|Ledger|Shares|Lessons|StoredBorrowerRemittances|StoredStanding|FileReading|FeedReaders|LineBooking|Reversing|RemittanceMeters|RemittanceConfiguration)"))
    @MapperScan(
            basePackages = {
                "io.duebell.remittance.internal",
                "io.duebell.notice.internal",
                "io.duebell.inbox.internal",
                "io.duebell.evidence.internal",
                "io.duebell.console.internal",
                "io.duebell.compliance.internal",
                "io.duebell.dispatch.internal",
                "io.duebell.alarm.internal",
                "io.duebell.campaign.internal",
                "io.duebell.api.internal",
                "io.duebell.webhook.internal"
            },
            annotationClass = Mapper.class)
    @Import(GsmTextEncoder.class)
    static class Rooms {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        AccessNumbers accessNumbers() {
            return (link, destination) -> "";
        }
    }

    /** The whole room of remittances; the loan system is told by another test. */
    @ComponentScan(
            basePackages = "io.duebell.remittance.internal",
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(\\w*Advice\\w*|Counter\\$.*)"))
    static class Remittances {}

    /** What the routes do: reads the files that wait, and judges what came in. */
    void readAndJudge() throws IOException {
        FileReading reading = get(FileReading.class);
        for (var next = reading.claim(); next.isPresent(); next = reading.claim()) {
            reading.read(next.get());
        }
        get(BookMatcher.class).refresh();
        Judging judging = get(Judging.class);
        judging.waiting().forEach(judging::judge);
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    JdbcTemplate jdbc() {
        return get(JdbcTemplate.class);
    }

    WebApplicationContext web() {
        return (WebApplicationContext) context;
    }

    int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** Runs as a test sets them. */
    static final class Runs implements PlanningRuns {

        final List<Run> all = new ArrayList<>();
        final List<String> released = new ArrayList<>();

        void today(State state, @Nullable String message, int notices) {
            all.clear();
            all.add(new Run(
                    DAY,
                    state,
                    "node-1",
                    DAY,
                    message,
                    null,
                    NOW.minusSeconds(3000),
                    null,
                    9312,
                    2204,
                    notices,
                    31,
                    9));
        }

        @Override
        public Optional<Run> find(LocalDate businessDate) {
            return all.stream()
                    .filter(run -> run.businessDate().equals(businessDate))
                    .findFirst();
        }

        @Override
        public List<Run> latest(int limit) {
            return List.copyOf(all);
        }

        @Override
        public boolean release(LocalDate businessDate, String actor) {
            released.add(businessDate + " by " + actor);
            return true;
        }
    }

    /** Mends in the real table, as the notice room does. */
    record Repairs(JdbcTemplate jdbc) implements RepairList {

        @Override
        public void add(List<Fault> faults, LocalDate seen) {
            for (Fault fault : faults) {
                jdbc.update(
                        """
                        INSERT INTO repair_item (borrower_no, manager_no, kind, code, detail, first_seen, last_seen)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                        fault.borrowerNo(),
                        fault.managerNo(),
                        fault.kind().name(),
                        fault.code(),
                        fault.detail(),
                        Date.valueOf(seen),
                        Date.valueOf(seen));
            }
        }

        @Override
        public List<Item> findOpen(@Nullable String managerNo, @Nullable Long beforeId, int limit) {
            throw new UnsupportedOperationException("the console reads by itself");
        }

        @Override
        public int countOpen(@Nullable String managerNo) {
            throw new UnsupportedOperationException("the console reads by itself");
        }

        @Override
        public boolean vouch(long id, @Nullable String managerNo, String actor) {
            return mend(id, managerNo, actor);
        }

        @Override
        public boolean mend(long id, @Nullable String managerNo, String actor) {
            return jdbc.update(
                            "UPDATE repair_item SET mended_at = UTC_TIMESTAMP(3), mended_by = ? WHERE id = ? AND mended_at IS NULL",
                            actor,
                            id)
                    == 1;
        }
    }

    static NoticeId id(long number) {
        return new NoticeId(800_000_000_000_000_000L + number);
    }

    /** Borrowers as a test names them. */
    static final class KnownBorrowers implements BorrowerSearch {

        final Map<String, BorrowerBook> books = new HashMap<>();

        @Override
        public Optional<BorrowerBook> find(String borrowerNo) {
            return Optional.ofNullable(books.get(borrowerNo));
        }

        @Override
        public List<Borrower> findByName(String prefix, @Nullable String managerNo, int limit) {
            return List.of();
        }

        @Override
        public List<Borrower> findByPhone(Msisdn msisdn, @Nullable String managerNo, int limit) {
            return List.of();
        }

        @Override
        public List<Borrower> findByVillage(String prefix, @Nullable String managerNo, int limit) {
            return List.of();
        }

        @Override
        public Counts count(@Nullable String managerNo) {
            return new Counts(books.size(), 0);
        }
    }
}
