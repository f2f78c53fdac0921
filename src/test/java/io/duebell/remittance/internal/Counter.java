package io.duebell.remittance.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.duebell.Calendars;
import io.duebell.TestDatabase;
import io.duebell.alarm.Alarm;
import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.compliance.ContactHolds;
import io.duebell.remittance.ReviewDesk;
import io.duebell.remittance.ReviewDesk.Person;
import io.duebell.remittance.StatementIntake;
import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.Source;
import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Mapper;
import org.mockito.Mockito;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The room on a real database, beside a small loan book: statements in, judged, settled, and what stands counted. */
public final class Counter implements AutoCloseable {

    static final Person SUPERVISOR = new Person("zhao", null, null);
    static final Person SECOND = new Person("qian", null, null);

    private static final String HEADER = "交易日期,交易流水号,借贷标志,交易金额,本方账号,对方户名,对方账号,摘要,附言\n";

    public final SmallBook book = new SmallBook();
    final TestDatabase database = TestDatabase.migrated();
    public final JdbcTemplate jdbc;
    public final StatementIntake intake;
    final FileReading reading;
    final Judging judging;
    final ReviewDesk desk;
    public final ConfigurableApplicationContext context;
    final Path folder;

    public Counter(String... settings) {
        this(3, settings);
    }

    /** @param batch lines a transaction */
    public Counter(int batch, String... settings) {
        HikariDataSource source = (HikariDataSource) database.dataSource();
        source.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        folder = Path.of("target", "statements-" + UUID.randomUUID());
        context = new SpringApplicationBuilder(Room.class)
                .web(WebApplicationType.NONE)
                .initializers(it -> {
                    it.getBeanFactory().registerSingleton("dataSource", source);
                    it.getBeanFactory().registerSingleton("book", book);
                })
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.config.name=none",
                                        "--duebell.remittance.dir=" + folder,
                                        "--duebell.remittance.batch=" + batch,
                                        "--mybatis.configuration.map-underscore-to-camel-case=true",
                                        "--mybatis.configuration.arg-name-based-constructor-auto-mapping=true"),
                                Stream.of(settings))
                        .toArray(String[]::new));
        jdbc = context.getBean(JdbcTemplate.class);
        intake = context.getBean(StatementIntake.class);
        reading = context.getBean(FileReading.class);
        judging = context.getBean(Judging.class);
        desk = context.getBean(ReviewDesk.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ImportAutoConfiguration({
        TransactionAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MybatisAutoConfiguration.class
    })
    @ComponentScan({"io.duebell.remittance.internal", "io.duebell.remittance.flow"})
    @MapperScan(basePackages = "io.duebell.remittance.internal", annotationClass = Mapper.class)
    static class Room {

        @Bean
        BusinessClock clock() {
            return new BusinessClock(Duration.ZERO);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        BusinessCalendar calendar() {
            return Calendars.shipped();
        }

        @Bean
        ContactHolds holds() {
            return Mockito.mock(ContactHolds.class);
        }

        @Bean
        Alarms alarms() {
            return new Quiet();
        }
    }

    /** Nobody is told here. */
    private static final class Quiet implements Alarms {
        @Override
        public void raise(AlarmCode code, String subject, String detail) {}

        @Override
        public void clear(AlarmCode code, String subject) {}

        @Override
        public void follow(AlarmCode code, String subject, boolean wrong, String detail) {}

        @Override
        public List<Alarm> standing() {
            return List.of();
        }

        @Override
        public List<Alarm> cleared(int limit) {
            return List.of();
        }

        @Override
        public boolean acknowledge(long id, String actor) {
            return false;
        }

        @Override
        public boolean close(long id, String actor) {
            return false;
        }
    }

    public static String in(String serial, String yuan, String payer, String remark) {
        return "20261214," + serial + ",贷," + yuan + ",2031," + payer + ",62"
                + Integer.toUnsignedString(payer.hashCode()) + "0001,转账," + remark;
    }

    /** As banks take back: a negative credit that names the line. */
    public static String reversal(String serial, String yuan, String original) {
        return "20261215," + serial + ",贷,-" + yuan + ",2031,,,冲正,冲正原流水" + original;
    }

    public static byte[] statement(String... lines) {
        return (HEADER + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    long take(byte[] bytes) {
        try {
            return ((Answer.Taken) intake.take("a.csv", new ByteArrayInputStream(bytes), Source.UPLOAD, null, "zhao"))
                    .file();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void readAll() {
        try {
            for (Optional<FileMapper.Kept> next = reading.claim(); next.isPresent(); next = reading.claim()) {
                reading.read(next.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long read(String... lines) {
        return read(statement(lines));
    }

    long read(byte[] bytes) {
        long file = take(bytes);
        readAll();
        return file;
    }

    void takeBackWhatWasBegun() {
        GoingBacks backs = context.getBean(GoingBacks.class);
        backs.begun().forEach(backs::goOn);
    }

    public void judge() {
        context.getBean(BookMatcher.class).refresh();
        judging.waiting().forEach(judging::judge);
    }

    public StatementIntake.File file(long id) {
        return intake.find(id).orElseThrow();
    }

    /** State by serial number. */
    public Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        jdbc.query("SELECT serial, state FROM remittance", row -> {
            states.put(row.getString(1), row.getString(2));
        });
        return states;
    }

    long id(String serial) {
        return number("SELECT id FROM remittance WHERE serial = '" + serial + "'");
    }

    int version(String serial) {
        return (int) number("SELECT version FROM remittance WHERE serial = '" + serial + "'");
    }

    public String text(String sql) {
        return String.valueOf(jdbc.queryForObject(sql, String.class));
    }

    public long number(String sql) {
        Long number = jdbc.queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
