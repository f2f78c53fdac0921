package io.duebell;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.util.function.Function;
import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Runs a short job that needs the gateway's database and nothing else: no links, no routes, no pages. */
final class DatabaseJob {

    private DatabaseJob() {}

    static int run(PrintWriter out, String[] settings, Function<ConfigurableApplicationContext, Integer> job) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                // What the job does not ask for is not built: the console's pages lean on rooms that are not here
                .lazyInitialization(true)
                .run(settings)) {
            return job.apply(context);
        } catch (DataAccessException | TransactionException e) {
            out.println("Nothing was done: the database of spring.datasource.url does not do its part ("
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage() + ").");
            return 1;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({ClockConfiguration.class, CalendarConfiguration.class})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MybatisAutoConfiguration.class
    })
    @ComponentScan({"io.duebell.compliance.internal", "io.duebell.console.internal", "io.duebell.api.internal"})
    @ComponentScan(
            basePackages = "io.duebell.dispatch.internal",
            useDefaultFilters = false,
            // Not the whole room: its node, its links and its transmitter would start with it.
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.(StoredRecovery|RestoredDoubts|Transitions|StoredWrongNumbers|DispatchMeters)"))
    @MapperScan(
            basePackages = {"io.duebell.compliance", "io.duebell.console", "io.duebell.dispatch", "io.duebell.api"},
            annotationClass = Mapper.class)
    static class Rooms {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
