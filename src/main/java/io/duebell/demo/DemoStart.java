package io.duebell.demo;

import com.zaxxer.hikari.HikariDataSource;
import io.duebell.demo.internal.DemoState;
import io.duebell.demo.internal.LoopbackOnly;
import io.duebell.demo.internal.Secrets;
import io.duebell.engine.DatabaseServer;
import io.duebell.engine.EmbeddedEngine;
import io.duebell.shared.BusinessClock;
import io.duebell.simulator.bank.Bank;
import io.duebell.simulator.bank.BankSettings;
import io.duebell.simulator.borrowers.BorrowerSettings;
import io.duebell.simulator.carrier.Faults;
import io.duebell.simulator.carrier.SmscSettings;
import io.duebell.simulator.carrier.SmscSimulator;
import io.duebell.simulator.loansystem.AdviceDesk;
import io.duebell.simulator.loansystem.AdviceHttp;
import io.duebell.simulator.loansystem.BookFigures;
import io.duebell.simulator.loansystem.BookSpec;
import io.duebell.simulator.loansystem.Counter;
import io.duebell.simulator.loansystem.LoanBookGenerator;
import io.duebell.simulator.loansystem.LoanBookSchema;
import io.duebell.simulator.loansystem.LoanSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * The demo's world, built before the gateway starts under the profile {@code demo}: database server, loan book, loan
 * system, carrier and clock. The gateway then starts as it would anywhere, by settings that point to this world.
 *
 * <p>{@code duebell.demo.state} names the folder that keeps it (default {@code ./state}), {@code
 * duebell.demo.households} the size of the book, {@code duebell.demo.faults} how its carrier misbehaves, {@code
 * duebell.demo.replies} how its borrowers answer, {@code duebell.demo.bank} how they remit.
 */
public final class DemoStart implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String SYSTEM_ID = "demo";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            return;
        }
        LoopbackOnly.check(environment);
        BorrowerSettings borrowers = settings(environment, "duebell.demo.replies", BorrowerSettings.class);
        BankSettings bank = settings(environment, "duebell.demo.bank", BankSettings.class);
        DemoState state = new DemoState(Path.of(environment.getProperty("duebell.demo.state", "./state")));
        say("Duebell's demo keeps its world in "
                + state.folder().toAbsolutePath().normalize() + ".");
        DatabaseServer server = startEngine(state);
        Map<String, Object> settings = new LinkedHashMap<>();
        HikariDataSource loans = makeDatabases(server, settings);

        Duration offset = state.clockOffset();
        int households = environment.getProperty("duebell.demo.households", Integer.class, BookSpec.BRANCH_HOUSEHOLDS);
        makeBook(loans, households);
        server.grantSelect("loanbook", LoanBookSchema.VIEWS, "loan_reader");
        LoanSystem loanSystem = new LoanSystem(loans);
        Counter counter = new Counter(loans, loanSystem);
        LocalDate today = LocalDate.ofInstant(Instant.now().plus(offset), BusinessClock.ZONE);
        DemoDay.closeThrough(today.minusDays(1), loanSystem, counter);

        SmscSimulator carrier = startCarrier(state, settings);
        carrier.misbehave(faults(environment));
        startAdvice(new AdviceDesk(loans, loanSystem), settings);
        settings.put("duebell.clock.offset", offset.toString());
        settings.put("duebell.templates.approve-own", "true");
        settings.put("server.address", "127.0.0.1");
        environment.getPropertySources().addFirst(new MapPropertySource("demo", settings));
        state.keepClockOffset(offset);
        context.getBeanFactory().registerSingleton("demoState", state);
        context.getBeanFactory().registerSingleton("demoLoanSystem", loanSystem);
        context.getBeanFactory().registerSingleton("demoCarrier", carrier);
        context.getBeanFactory().registerSingleton("demoCounter", counter);
        context.getBeanFactory().registerSingleton("demoBorrowerSettings", borrowers);
        context.getBeanFactory().registerSingleton("demoBankBooks", new Bank(loans, bank.seed()));
        context.getBeanFactory().registerSingleton("demoBankSettings", bank);
    }

    private static DatabaseServer startEngine(DemoState state) {
        say("Database: starting MariaDB " + EmbeddedEngine.VERSION + " ...");
        EmbeddedEngine engine = EmbeddedEngine.start(
                        state.folder().resolve("database"), state.folder().resolve("engine"))
                .stopAtExit();
        say("Database: " + (engine.isTakenOver() ? "taken over, it ran still" : "started") + ", 127.0.0.1:"
                + engine.port() + ", process " + engine.pid() + ".");
        return engine.asRoot();
    }

    /** Users get a new password at each start; nothing but this process needs it. */
    private static HikariDataSource makeDatabases(DatabaseServer server, Map<String, Object> settings) {
        server.createDatabase("duebell");
        server.createDatabase("loanbook");
        String gateway = user(server, "gateway");
        server.grantAll("duebell", "gateway");
        settings.put("spring.datasource.url", server.url("duebell"));
        settings.put("spring.datasource.username", "gateway");
        settings.put("spring.datasource.password", gateway);
        String reader = user(server, "loan_reader");
        settings.put("duebell.loanbook.url", server.url("loanbook"));
        settings.put("duebell.loanbook.username", "loan_reader");
        settings.put("duebell.loanbook.password", reader);
        String owner = user(server, "loan_system");
        server.grantAll("loanbook", "loan_system");
        HikariDataSource loans = new HikariDataSource();
        loans.setPoolName("simulated loan system");
        loans.setJdbcUrl(server.url("loanbook"));
        loans.setUsername("loan_system");
        loans.setPassword(owner);
        loans.setMaximumPoolSize(2);
        return loans;
    }

    private static String user(DatabaseServer server, String name) {
        String password = Secrets.ofLength(24);
        server.createUser(name, password);
        return password;
    }

    private static void makeBook(HikariDataSource loans, int households) {
        LoanBookGenerator generator = new LoanBookGenerator(loans);
        if (generator.isComplete()) {
            say("Loan book: there already.");
            return;
        }
        BookFigures figures = generator.generate(
                new BookSpec(households, DemoState.FIRST_DAY, 1),
                (done, total) -> say("Loan book: %,d of %,d households".formatted(done, total)));
        say("Loan book: " + figures + ".");
    }

    private static SmscSimulator startCarrier(DemoState state, Map<String, Object> settings) {
        String password = Secrets.ofLength(8);
        SmscSimulator carrier;
        try {
            carrier = SmscSimulator.start(SmscSettings.loopback(SYSTEM_ID, password)
                    .withReceipts(Duration.ofMillis(300), Duration.ofSeconds(4), Duration.ofSeconds(2))
                    .withJournal(state.folder().resolve("carrier-owes.tsv")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the demo's carrier can't listen on 127.0.0.1", e);
        }
        SpringApplication.getShutdownHandlers().add(carrier::close);
        settings.put("duebell.links[0].id", "demo");
        settings.put("duebell.links[0].host", "127.0.0.1");
        settings.put("duebell.links[0].port", carrier.port());
        settings.put("duebell.links[0].system-id", SYSTEM_ID);
        settings.put("duebell.links[0].password", password);
        settings.put("duebell.links[0].window", 20);
        settings.put("duebell.links[0].rate", 120);
        settings.put("duebell.links[0].source-address", "106900001234");
        settings.put("duebell.links[0].overdue.ask-after", "2m");
        say("Carrier: listens on 127.0.0.1:" + carrier.port() + ".");
        return carrier;
    }

    /** The loan system is told over HTTP what to book, by a secret of this start. */
    private static void startAdvice(AdviceDesk desk, Map<String, Object> settings) {
        String secret = Secrets.ofLength(32);
        AdviceHttp http;
        try {
            http = AdviceHttp.start(desk, secret);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the demo's loan system can't listen on 127.0.0.1", e);
        }
        SpringApplication.getShutdownHandlers().add(http::close);
        settings.put("duebell.remittance.advice.url", http.url());
        settings.put("duebell.remittance.advice.secret", secret);
        say("Loan system: is told of credits on " + http.url() + ".");
    }

    private static Faults faults(ConfigurableEnvironment environment) {
        try {
            return Binder.get(environment)
                    .bind("duebell.demo.faults", Bindable.mapOf(String.class, String.class))
                    .map(Faults::parse)
                    .orElse(Faults.NONE);
        } catch (IllegalArgumentException e) {
            throw new DemoRefusedException("duebell.demo.faults: " + e.getMessage());
        }
    }

    private static <T> T settings(ConfigurableEnvironment environment, String prefix, Class<T> type) {
        try {
            return Binder.get(environment).bindOrCreate(prefix, type);
        } catch (BindException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            throw new DemoRefusedException(prefix + ": " + cause.getMessage());
        }
    }

    /** For the newcomer at the terminal; the log is for operators. */
    private static void say(String text) {
        System.out.println(text);
    }
}
