package io.duebell.engine;

import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stamp of the gateway's database: DEMO, TEST or REAL, written at its first start. A database of the demo is never
 * opened outside it, another never by the demo; else made-up borrowers would meet a real carrier.
 */
@Component
@DependsOnDatabaseInitialization
final class StampCheck implements InitializingBean {

    private final JdbcClient jdbc;
    private final String kind;

    StampCheck(DataSource gateway, Environment environment) {
        this.jdbc = JdbcClient.create(gateway);
        this.kind = environment.acceptsProfiles(Profiles.of("demo"))
                ? "DEMO"
                : environment.acceptsProfiles(Profiles.of("test")) ? "TEST" : "REAL";
    }

    @Override
    public void afterPropertiesSet() {
        jdbc.sql("INSERT IGNORE INTO database_stamp (id, kind) VALUES (1, ?)")
                .param(kind)
                .update();
        String found = jdbc.sql("SELECT kind FROM database_stamp WHERE id = 1")
                .query(String.class)
                .single();
        if (found.equals("DEMO") != kind.equals("DEMO")) {
            throw new EngineException("The gateway's database (spring.datasource.url) is stamped " + found
                    + (kind.equals("DEMO")
                            ? " and the demo does not open it. Let the demo use its own: remove spring.datasource.url."
                            : " and is not opened outside the demo: its borrowers are made up. "
                                    + "Give the gateway a database of its own."));
        }
    }
}
