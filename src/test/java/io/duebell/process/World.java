package io.duebell.process;

import io.duebell.TestDatabase;
import io.duebell.engine.DatabaseServer;
import io.duebell.shared.BusinessClock;
import io.duebell.simulator.loansystem.BookSpec;
import io.duebell.simulator.loansystem.LoanBookGenerator;
import io.duebell.simulator.loansystem.LoanSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A credit union for tests of several processes: database, loan book, carrier, and as many gateways as are started. */
final class World implements AutoCloseable {

    static final LocalDate DAY = LocalDate.of(2026, 12, 15);

    final TestDatabase database;
    final JdbcTemplate jdbc;
    final LoanSystem loanSystem;
    private final Path smscLog;
    private final Path state;
    private final int smscPort = Program.freePort();
    private final Wire carrierWire = Wire.to(smscPort);
    private final List<Program> programs = new ArrayList<>();
    private final Duration offset;

    /** On the server of this Maven run. */
    World(int households) throws IOException {
        this(households, TestDatabase.migrated());
    }

    /** On a server of its own. */
    World(int households, DatabaseServer server) throws IOException {
        this(households, TestDatabase.migratedOn(server));
    }

    /** The business clock of all gateways starts at nine. */
    private World(int households, TestDatabase database) throws IOException {
        this.database = database;
        jdbc = new JdbcTemplate(database.dataSource());
        loanSystem = new LoanSystem(database.loanOwnerDataSource());
        Files.createDirectories(Path.of("target", "processes"));
        state = Files.createTempDirectory(Path.of("target", "processes"), "state-");
        smscLog = Files.createTempFile(Path.of("target", "processes"), "smsc-", ".tsv");
        new LoanBookGenerator(database.loanOwnerDataSource())
                .generate(new BookSpec(households, DAY, 7), (done, total) -> {});
        loanSystem.finishDay(DAY.minusDays(1));
        Instant nine = DAY.atTime(9, 0).atZone(BusinessClock.ZONE).toInstant();
        offset = Duration.between(Clock.systemUTC().instant(), nine);
    }

    Program startCarrier(String... options) {
        return startCarrierAt(
                smscPort,
                Stream.concat(Stream.of("--log=" + smscLog), Stream.of(options)).toArray(String[]::new));
    }

    /** Another carrier than the one that the gateways' first link goes to. */
    Program startCarrierAt(int port, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("simulate-carrier", "--port=" + port, "--system-id=test", "--password=secret"));
        arguments.addAll(List.of(options));
        return keep(Program.start("smsc", List.of("-Xmx256m"), arguments)).awaitLine("ready on");
    }

    /** Makes a user of the console by the subcommand and returns the password it printed. */
    String createUser(String name, String role) {
        Program job = Program.start(
                "create-user",
                List.of("-Xmx128m"),
                List.of(
                        "create-user",
                        "--username=" + name,
                        "--display-name=" + name,
                        "--role=" + role,
                        "--spring.datasource.url=" + database.gateway().url(),
                        "--spring.datasource.username=" + database.gateway().username(),
                        "--spring.datasource.password=" + database.gateway().password()));
        if (job.awaitEnd() != 0) {
            throw new IllegalStateException(job.output());
        }
        String output = job.output().strip();
        return output.substring(output.lastIndexOf(' ') + 1);
    }

    /** Makes a token of the API with these scopes by the subcommand. */
    String createToken(String name, String scopes) {
        Program job = runJob("create-api-token", "--name=" + name, "--scope=" + scopes);
        String output = job.output().strip();
        return output.substring(output.lastIndexOf(' ') + 1);
    }

    /** Runs a job of the jar on the gateway's database to its end. */
    Program runJob(String job, String... options) {
        List<String> arguments = new ArrayList<>(List.of(job));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(
                "--spring.profiles.active=test",
                "--spring.datasource.url=" + database.gateway().url(),
                "--spring.datasource.username=" + database.gateway().username(),
                "--spring.datasource.password=" + database.gateway().password(),
                "--duebell.clock.offset=" + offset));
        Program program = Program.start(job, List.of("-Xmx128m"), arguments);
        program.awaitEnd();
        return program;
    }

    /** How far the business clock of all gateways is ahead. */
    Duration offset() {
        return offset;
    }

    /** Starts a gateway and waits until it is ready. */
    Program startGateway(String name, String... settings) {
        int management = Program.freePort();
        int console = Program.freePort();
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=test",
                "--duebell.node=" + name,
                "--server.port=" + console,
                "--management.server.port=" + management,
                "--spring.datasource.url=" + database.gateway().url(),
                "--spring.datasource.username=" + database.gateway().username(),
                "--spring.datasource.password=" + database.gateway().password(),
                "--duebell.loanbook.url=" + database.loanbook().url(),
                "--duebell.loanbook.username=" + database.loanbook().username(),
                "--duebell.loanbook.password=" + database.loanbook().password(),
                "--duebell.links[0].id=test",
                "--duebell.links[0].host=127.0.0.1",
                "--duebell.links[0].port=" + carrierWire.port(),
                "--duebell.links[0].system-id=test",
                "--duebell.links[0].password=secret",
                "--duebell.links[0].source-address=1069000012",
                "--duebell.planning.cron=0/2 * * * * ?",
                "--duebell.templates.approve-own=true",
                "--duebell.state=" + state,
                "--duebell.clock.offset=" + offset));
        arguments.addAll(List.of(settings));
        return keep(Program.start(name, List.of("-Xmx256m"), arguments)).awaitReady(management, console);
    }

    private Program keep(Program program) {
        programs.add(program);
        return program;
    }

    long count(String sql, Object... arguments) {
        Long count = jdbc.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }

    /** Notices by state. */
    Map<String, Long> states() {
        Map<String, Long> states = new TreeMap<>();
        jdbc.query("SELECT state, COUNT(*) AS notices FROM notice GROUP BY state", row -> {
            states.put(row.getString("state"), row.getLong("notices"));
        });
        return states;
    }

    long inState(String... states) {
        Map<String, Long> all = states();
        long sum = 0;
        for (String state : states) {
            sum += all.getOrDefault(state, 0L);
        }
        return sum;
    }

    Path smscLog() {
        return smscLog;
    }

    /** Between the gateways and the carrier. */
    Wire carrierWire() {
        return carrierWire;
    }

    @Override
    public void close() {
        for (int i = programs.size() - 1; i >= 0; i--) {
            programs.get(i).close();
        }
        carrierWire.close();
        database.close();
    }
}
