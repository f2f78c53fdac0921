package io.duebell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.demo.internal.DemoState;
import io.duebell.shared.BusinessClock;
import io.duebell.simulator.bank.Bank;
import io.duebell.simulator.bank.BankSettings;
import io.duebell.simulator.loansystem.Counter;
import io.duebell.simulator.loansystem.LoanSystem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DemoStartTests {

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void the_world_stands_before_the_gateway_starts_and_its_day_moves_on() throws IOException {
        Files.createDirectories(Path.of("target"));
        Path folder = Files.createTempDirectory(Path.of("target"), "demo-tests");
        try (ConfigurableApplicationContext context = start(folder)) {
            Environment environment = context.getEnvironment();
            LoanSystem loanSystem = context.getBean(LoanSystem.class);
            BusinessClock clock =
                    new BusinessClock(Duration.parse(environment.getRequiredProperty("duebell.clock.offset")));
            DemoDay day =
                    new DemoDay(clock, loanSystem, context.getBean(Counter.class), context.getBean(DemoState.class));

            assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 12, 15));
            assertThat(clock.instant().atZone(BusinessClock.ZONE).getHour()).isEqualTo(9);
            assertThat(loanSystem.findLastFinishedDay()).contains(LocalDate.of(2026, 12, 14));
            assertThat(loans(environment)
                            .sql("SELECT COUNT(*) FROM v_borrower")
                            .query(Integer.class)
                            .single())
                    .isGreaterThanOrEqualTo(60);
            try (Socket carrier = new Socket()) {
                carrier.connect(new InetSocketAddress(
                        environment.getRequiredProperty("duebell.links[0].host"),
                        environment.getRequiredProperty("duebell.links[0].port", Integer.class)));
            }

            assertThat(environment.getRequiredProperty("duebell.remittance.advice.url"))
                    .startsWith("http://127.0.0.1:");
            DemoBank bank = new DemoBank(
                    context.getBean(Bank.class),
                    context.getBean(BankSettings.class),
                    clock,
                    folder.resolve("bank").toString());
            assertThat(bank.drop()).isPositive();

            LocalDate next = day.nextDay();
            bank.drop();
            bank.drop();
            bank.close();
            day.stop();

            try (Stream<Path> statements = Files.list(folder.resolve("bank"))) {
                assertThat(statements.map(file -> String.valueOf(file.getFileName())))
                        .contains("mingxi-2026-12-15-001.csv", "mingxi-2026-12-16-002.csv");
            }
            assertThat(next).isEqualTo(LocalDate.of(2026, 12, 16));
            assertThat(loanSystem.findLastFinishedDay()).contains(LocalDate.of(2026, 12, 15));
            assertThat(new DemoState(folder).clockOffset())
                    .isEqualTo(Duration.ofSeconds(clock.getOffset().toSeconds()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("clock-offset"))))
                    .isEqualTo("rw-------");
        }
    }

    private static ConfigurableApplicationContext start(Path folder) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles("demo");
        return application.run("--duebell.demo.state=" + folder, "--duebell.demo.households=60");
    }

    private static JdbcClient loans(Environment environment) {
        return JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("duebell.loanbook.url"),
                environment.getRequiredProperty("duebell.loanbook.username"),
                environment.getRequiredProperty("duebell.loanbook.password")));
    }
}
