package io.duebell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The short jobs start with the gateway's database and nothing else. */
class CommandsTests {

    @Test
    void sendingIsStoppedAndResumedByCommand() {
        try (TestDatabase database = TestDatabase.migrated()) {
            int stopped = run(database, "stop-sending", "--actor=zhang", "--reason=wrong texts");
            int resumed = run(database, "resume-sending", "--actor=zhang", "--reason=texts are mended");

            assertThat(List.of(stopped, resumed)).containsOnly(0);
            assertThat(audited(database)).isEqualTo(2);
        }
    }

    @Test
    void aUserIsMadeByCommand() {
        try (TestDatabase database = TestDatabase.migrated()) {
            int made = run(database, "create-user", "--username=zhang", "--display-name=Zhang", "--role=SUPERVISOR");

            assertThat(made).isZero();
            assertThat(audited(database)).isOne();
        }
    }

    @Test
    void recoverWantsAPlainTimeAndSendingStopped() {
        try (TestDatabase database = TestDatabase.migrated()) {
            int nonsense = run(database, "recover", "--actor=zhang", "--lost-since=yesterday");
            int notStopped = run(database, "recover", "--actor=zhang", "--lost-since=2026-01-15T02:00");
            run(database, "stop-sending", "--actor=zhang", "--reason=restored");
            int recovered = run(database, "recover", "--actor=zhang", "--lost-since=2026-01-15T02:00");

            assertThat(List.of(nonsense, notStopped, recovered)).containsExactly(2, 2, 0);
            assertThat(JdbcClient.create(database.dataSource())
                            .sql("SELECT COUNT(*) FROM lost_span WHERE lost_since = '2026-01-14 18:00'")
                            .query(Long.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void databaseThatRefusesTheLoginEndsTheJobWithOne() {
        try (TestDatabase database = TestDatabase.migrated()) {
            int code = run(
                    database,
                    "stop-sending",
                    "--actor=zhang",
                    "--reason=wrong texts",
                    "--spring.datasource.password=wrong");

            assertThat(code).isEqualTo(1);
            assertThat(audited(database)).isZero();
        }
    }

    private static int run(TestDatabase database, String... command) {
        TestDatabase.Account account = database.gateway();
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.add("--spring.datasource.url=" + account.url());
        arguments.add("--spring.datasource.username=" + account.username());
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--spring.datasource.password"))) {
            arguments.add("--spring.datasource.password=" + account.password());
        }
        return Commands.run(arguments.toArray(String[]::new));
    }

    private static long audited(TestDatabase database) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT COUNT(*) FROM audit_log")
                .query(Long.class)
                .single();
    }
}
