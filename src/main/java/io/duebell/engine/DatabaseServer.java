package io.duebell.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * A MySQL or MariaDB server with a user who may make databases and users.
 *
 * @param userHost the host part of the users it makes: {@code localhost}, or {@code %} for a server elsewhere
 */
public record DatabaseServer(String host, int port, String username, String password, String userHost) {

    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9_]{1,60}");

    /** Appended to every URL: all sessions speak UTC, and batches leave as one statement of many rows. */
    private static final String PROPERTIES = "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&rewriteBatchedStatements=true&allowPublicKeyRetrieval=true&sslMode=DISABLED";

    /** The JDBC URL of one of its databases; the empty name is the server without a database. */
    public String url(String database) {
        return "jdbc:mysql://" + host + ":" + port + "/" + database + "?" + PROPERTIES;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(""), username, password);
    }

    /** Makes the database unless it is there. */
    public void createDatabase(String database) {
        execute("CREATE DATABASE IF NOT EXISTS " + name(database) + " CHARACTER SET utf8mb4");
    }

    /** Drops the database with all it holds, if it is there. */
    public void dropDatabase(String database) {
        execute("DROP DATABASE IF EXISTS " + name(database));
    }

    /** Makes the user, or gives it this password; it may do nothing yet. */
    public void createUser(String user, String secret) {
        execute(
                "CREATE USER IF NOT EXISTS " + account(user) + " IDENTIFIED BY " + literal(secret),
                "ALTER USER " + account(user) + " IDENTIFIED BY " + literal(secret));
    }

    public void dropUser(String user) {
        execute("DROP USER IF EXISTS " + account(user));
    }

    /** Everything on one database. */
    public void grantAll(String database, String user) {
        execute("GRANT ALL PRIVILEGES ON " + name(database) + ".* TO " + account(user));
    }

    /** SELECT on these views, which must exist, and on nothing else. */
    public void grantSelect(String database, Collection<String> views, String user) {
        execute(views.stream()
                .map(view -> "GRANT SELECT ON " + name(database) + "." + name(view) + " TO " + account(user))
                .toArray(String[]::new));
    }

    private String account(String user) {
        return name(user).replace('`', '\'') + "@" + literal(userHost);
    }

    private static String name(String name) {
        if (!SAFE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain database, view or user name: " + name);
        }
        return "`" + name + "`";
    }

    private static String literal(String text) {
        if (text.contains("'") || text.contains("\\")) {
            throw new IllegalArgumentException("quotes and backslashes are not taken here");
        }
        return "'" + text + "'";
    }

    private void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new EngineException(
                    "the database server at " + host + ":" + port + " refuses to make a database or user: "
                            + e.getMessage(),
                    e);
        }
    }
}
