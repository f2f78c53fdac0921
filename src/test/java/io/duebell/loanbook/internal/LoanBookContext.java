package io.duebell.loanbook.internal;

import io.duebell.loanbook.LoanBook;
import io.duebell.shared.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The room by itself, beside Boot's own data source and MyBatis as the server has them. */
@SpringBootConfiguration
@AutoConfigurationPackage(basePackageClasses = LoanBook.class)
@ComponentScan(basePackageClasses = LoanBook.class, useDefaultFilters = true)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    MybatisAutoConfiguration.class
})
class LoanBookContext {

    @Bean
    BusinessClock businessClock() {
        return new BusinessClock(Duration.ZERO);
    }

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }
}
