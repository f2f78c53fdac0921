package io.duebell;

import com.zaxxer.hikari.HikariDataSource;
import io.duebell.engine.DatabaseServer;
import io.duebell.engine.EmbeddedEngine;
import io.duebell.simulator.loansystem.LoanBookSchema;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A fresh pair of databases, the gateway's and the loan system's, on the one server of this Maven run.
 *
 * <p>The property {@code test.database} chooses the server: {@code embedded} (MariaDB from Maven, the default), {@code
 * mysql} (MySQL 8 from Maven, with {@code -Dtest.database=mysql}), or {@code url} (a running one, by {@code
 * test.database.url}, {@code .username} and {@code .password} of a user who may make databases and users).
 */
public final class TestDatabase implements AutoCloseable {

    private final DatabaseServer server;
    private final Account gateway;
    private final Account loanbook;
    private final Account loanOwner;
    private final String gatewayName;
    private final String loanbookName;
    private final List<HikariDataSource> pools = new ArrayList<>();

    /** How to log in to one of the two databases. */
    public record Account(String url, String username, String password) {}

    private TestDatabase(DatabaseServer server) {
        this.server = server;
        String unique = UUID.randomUUID().toString().substring(0, 13).replace('-', '_');
        gatewayName = "duebell_test_" + unique;
        loanbookName = "loanbook_test_" + unique;
        server.createDatabase(gatewayName);
        server.createDatabase(loanbookName);
        gateway = account(gatewayName, "gateway_" + unique);
        loanbook = account(loanbookName, "reader_" + unique);
        loanOwner = account(loanbookName, "owner_" + unique);
        server.grantAll(gatewayName, gateway.username());
        server.grantAll(loanbookName, loanOwner.username());
    }

    /** Two empty databases; the loan system's reader may read nothing yet, see {@link #grantViews()}. */
    public static TestDatabase create() {
        return new TestDatabase(Server.get());
    }

    /** Both databases with their tables: the gateway's by Flyway, the loan system's by its schema and stamp, without rows. */
    public static TestDatabase migrated() {
        return migrated(create());
    }

    /** As {@link #migrated()}, on a server that the test itself started. */
    public static TestDatabase migratedOn(DatabaseServer server) {
        return migrated(new TestDatabase(server));
    }

    private static TestDatabase migrated(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.gateway.url(), database.gateway.username(), database.gateway.password())
                .load()
                .migrate();
        new LoanBookSchema(database.loanOwnerDataSource()).lay();
        database.grantViews();
        return database;
    }

    /** Lets {@link #loanbook()} SELECT the six views, which must exist by now. */
    public void grantViews() {
        server.grantSelect(loanbookName, LoanBookSchema.VIEWS, loanbook.username());
    }

    /** The gateway's own user, who may do everything on its database. */
    public Account gateway() {
        return gateway;
    }

    /** The gateway's user on the loan system's side: SELECT on the six views alone. */
    public Account loanbook() {
        return loanbook;
    }

    /** The loan system itself, for the simulator and to write test data. */
    public Account loanOwner() {
        return loanOwner;
    }

    /** A small pool on the gateway's database; closed with this. */
    public DataSource dataSource() {
        return pool(gateway);
    }

    /** A small pool on the loan system's database as the gateway sees it; closed with this. */
    public DataSource loanbookDataSource() {
        return pool(loanbook);
    }

    /** A small pool on the loan system's database as its owner; closed with this. */
    public DataSource loanOwnerDataSource() {
        return pool(loanOwner);
    }

    /** Drops both databases and their users. */
    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        server.dropDatabase(gatewayName);
        server.dropDatabase(loanbookName);
        List.of(gateway, loanbook, loanOwner).forEach(account -> server.dropUser(account.username()));
    }

    private Account account(String database, String user) {
        String password = UUID.randomUUID().toString();
        server.createUser(user, password);
        return new Account(server.url(database), user, password);
    }

    private synchronized DataSource pool(Account account) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(account.url());
        pool.setUsername(account.username());
        pool.setPassword(account.password());
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        pools.add(pool);
        return pool;
    }

    /** The server of this JVM, started at first use and stopped at exit. */
    private static final class Server {

        private static @Nullable DatabaseServer running;

        /** Not a static initialiser: a server that can't start should say why to every test, not to the first. */
        private static synchronized DatabaseServer get() {
            DatabaseServer server = running;
            if (server == null) {
                server = choose();
                running = server;
            }
            return server;
        }

        private static DatabaseServer choose() {
            String kind = System.getProperty("test.database", "embedded");
            return switch (kind) {
                case "embedded" -> forgetful(embedded());
                case "mysql" -> forgetful(TestMySql.start(Path.of("target", "mysql"), folder("test-mysql")));
                case "url" -> given();
                default ->
                    throw new IllegalArgumentException("test.database is embedded, mysql or url, not '" + kind + "'");
            };
        }

        /** Hundreds of databases come and go, and no test of this JVM asks what is left after a crash: that is for those with their own. */
        private static DatabaseServer forgetful(DatabaseServer server) {
            try (Connection root = server.connect();
                    Statement sql = root.createStatement()) {
                sql.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 0");
                sql.execute("SET GLOBAL innodb_file_per_table = OFF");
                return server;
            } catch (SQLException e) {
                throw new IllegalStateException("the test server takes no settings", e);
            }
        }

        private static DatabaseServer embedded() {
            EmbeddedEngine engine = EmbeddedEngine.start(folder("test-database"), Path.of("target", "engine"));
            TestShutdown.afterSpring(engine::close);
            return engine.asRoot();
        }

        /** Each JVM of a build has its own. */
        private static Path folder(String name) {
            return Path.of("target", name + "-" + System.getProperty("test.fork", "1"));
        }

        private static DatabaseServer given() {
            URI uri = URI.create(required("test.database.url").replaceFirst("^jdbc:", ""));
            int port = uri.getPort() == -1 ? 3306 : uri.getPort();
            return new DatabaseServer(
                    uri.getHost(),
                    port,
                    required("test.database.username"),
                    System.getProperty("test.database.password", ""),
                    "%");
        }

        private static String required(String key) {
            String value = System.getProperty(key);
            if (value == null) {
                throw new IllegalArgumentException("-Dtest.database=url needs -D" + key);
            }
            return value;
        }
    }
}
