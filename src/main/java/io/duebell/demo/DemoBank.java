package io.duebell.demo;

import io.duebell.shared.BusinessClock;
import io.duebell.simulator.bank.Bank;
import io.duebell.simulator.bank.BankEntry;
import io.duebell.simulator.bank.BankSettings;
import io.duebell.simulator.bank.StatementFiles;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The demo's bank: while people remit it drops statements where the gateway looks for them, each with yesterday's lines and today's. */
@Component
@Profile("demo")
final class DemoBank {

    private static final Logger LOG = LoggerFactory.getLogger(DemoBank.class);

    private static final int FIRST_AFTER_SECONDS = 5;

    private final Bank bank;
    private final BankSettings settings;
    private final BusinessClock clock;
    private final StatementFiles files;
    private final ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-bank");
        thread.setDaemon(true);
        return thread;
    });
    private int number;

    DemoBank(
            Bank bank,
            BankSettings settings,
            BusinessClock clock,
            @Value("${duebell.remittance.inbox:./statements}") String inbox) {
        this.bank = bank;
        this.settings = settings;
        this.clock = clock;
        this.files = new StatementFiles(Path.of(inbox));
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        desk.scheduleWithFixedDelay(
                this::work,
                TimeUnit.SECONDS.toMillis(FIRST_AFTER_SECONDS),
                settings.every().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            drop();
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().setCause(e).log("The demo's bank could not write its statement; it tries again");
        }
    }

    /** Says how many entries are new; of none there is no file. */
    int drop() throws IOException {
        ZonedDateTime now = clock.instant().atZone(BusinessClock.ZONE);
        LocalDate today = now.toLocalDate();
        LocalTime at = now.toLocalTime().truncatedTo(ChronoUnit.SECONDS);
        int made = bank.live(today, at, settings.payments(), settings.paymentsADay());
        if (made == 0) {
            return 0;
        }
        LocalDate from = today.minusDays(1);
        List<BankEntry> entries = bank.entries(from, today);
        number++;
        if (settings.camtEach() > 0 && number % settings.camtEach() == 0) {
            files.camt(today, number, entries);
        } else {
            files.csv(from, today, number, entries);
        }
        return made;
    }

    @PreDestroy
    void close() {
        desk.shutdownNow();
    }
}
