package io.duebell.alarm;

import io.duebell.TestDatabase;
import io.duebell.shared.BusinessClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The alarm room alone, on a real database. */
public final class AlarmApp implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-12-15T01:40:00Z");

    private final TestDatabase database = TestDatabase.migrated();
    private final ConfigurableApplicationContext context;

    public AlarmApp(String... settings) {
        context = new SpringApplicationBuilder(Room.class)
                .web(WebApplicationType.NONE)
                .initializers(it -> {
                    it.getBeanFactory().registerSingleton("dataSource", database.dataSource());
                    it.getBeanFactory()
                            .registerSingleton(
                                    "clock", new BusinessClock(Clock.fixed(NOW, BusinessClock.ZONE), Duration.ZERO));
                })
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.config.name=none",
                                        "--spring.messages.fallback-to-system-locale=false",
                                        "--mybatis.configuration.map-underscore-to-camel-case=true",
                                        "--mybatis.configuration.arg-name-based-constructor-auto-mapping=true"),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TransactionAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MybatisAutoConfiguration.class,
        MessageSourceAutoConfiguration.class,
        MailSenderAutoConfiguration.class,
        ConfigurationPropertiesAutoConfiguration.class
    })
    @ComponentScan({"io.duebell.alarm.internal", "io.duebell.alarm.flow"})
    @MapperScan(basePackages = "io.duebell.alarm.internal", annotationClass = Mapper.class)
    static class Room {}

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Object get(String bean) {
        return context.getBean(bean);
    }

    public Alarms alarms() {
        return get(Alarms.class);
    }

    public JdbcTemplate jdbc() {
        return get(JdbcTemplate.class);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
