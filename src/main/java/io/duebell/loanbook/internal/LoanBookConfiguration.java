package io.duebell.loanbook.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.duebell.loanbook.internal.view.ViewMapper;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The second, read-only data source, and a MyBatis of its own for it.
 *
 * <p>The data source is no default candidate, and the session factory no bean at all: what Boot and MyBatis set up for
 * {@code spring.datasource} would step back for either.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoanBookSettings.class)
class LoanBookConfiguration {

    @Bean(defaultCandidate = false)
    @Qualifier("loanbook")
    HikariDataSource loanbookDataSource(LoanBookSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("loanbook");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(settings.poolSize());
        pool.setMinimumIdle(0);
        // An unreachable loan book is told by LoanBookCheck in words, not by the pool
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(settings.connectTimeout().toMillis() * 2);
        pool.addDataSourceProperty("connectTimeout", settings.connectTimeout().toMillis());
        pool.addDataSourceProperty("socketTimeout", settings.socketTimeout().toMillis());
        pool.addDataSourceProperty("tcpKeepAlive", true);
        // 0000-00-00 becomes null and quarantines one row; as an exception it would fail the refresh
        pool.addDataSourceProperty("zeroDateTimeBehavior", "CONVERT_TO_NULL");
        return pool;
    }

    @Bean
    LoanBookViews loanBookViews(@Qualifier("loanbook") HikariDataSource source, LoanBookSettings settings) {
        var configuration = new org.apache.ibatis.session.Configuration(
                new Environment("loanbook", new JdbcTransactionFactory(), source));
        configuration.setMapUnderscoreToCamelCase(true);
        // By position: by name, MyBatis compares every argument with every column again for each row
        configuration.setArgNameBasedConstructorAutoMapping(false);
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setDefaultStatementTimeout((int) settings.queryTimeout().toSeconds());
        configuration.addMapper(ViewMapper.class);
        return new LoanBookViews(new SqlSessionFactoryBuilder().build(configuration));
    }
}
