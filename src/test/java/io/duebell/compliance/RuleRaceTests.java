package io.duebell.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.Calendars;
import io.duebell.TestDatabase;
import io.duebell.carrier.Channel;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ibatis.annotations.Mapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two nodes on one database send at random over weeks, refuse, retry and hold, across midnights and the New Year. The test
 * keeps its own list of what was sent and asks it, not the counters, whether a rule was ever broken.
 */
class RuleRaceTests {

    private static final int BORROWERS = 12;
    private static final int STEPS = 350;
    private static final LocalDateTime BEGINS = LocalDateTime.parse("2027-01-20T00:00");

    /** The business time of both nodes; it only moves forward. */
    private final AtomicLong millis =
            new AtomicLong(BEGINS.atZone(BusinessClock.ZONE).toInstant().toEpochMilli());

    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> heldSince = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(1);

    private record Sent(String borrower, Msisdn number, Instant at) {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TransactionAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MybatisAutoConfiguration.class
    })
    @ComponentScan("io.duebell.compliance.internal")
    @MapperScan(basePackages = "io.duebell.compliance.internal", annotationClass = Mapper.class)
    static class Room {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void noOrderOfEventsOnTwoNodesBreaksACapAnHourOrAHold() {
        long seed = new Random().nextLong();
        try (TestDatabase database = TestDatabase.migrated();
                ConfigurableApplicationContext one = node(database);
                ConfigurableApplicationContext two = node(database)) {
            one.getBean(ContactRules.class).judge(List.of(contact(new Random(seed))), later(0));
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> work(one, new Random(seed))),
                            CompletableFuture.runAsync(() -> work(two, new Random(seed + 1))))
                    .join();
        }

        List<Sent> all = List.copyOf(sent);
        assertThat(all).as("seed " + seed).hasSizeGreaterThan(BORROWERS * 3);
        for (Sent each : all) {
            LocalDate day = day(each);
            LocalTime time = each.at().atZone(BusinessClock.ZONE).toLocalTime();
            String when = "seed " + seed + ": " + each;
            assertThat(time)
                    .as(when)
                    .isBetween(LocalTime.of(8, 30), LocalTime.of(20, 30).minusNanos(1));
            assertThat(day)
                    .as(when)
                    .matches(it ->
                            it.isBefore(LocalDate.parse("2027-02-05")) || it.isAfter(LocalDate.parse("2027-02-08")));
            assertThat(count(all, each.borrower(), day, 1)).as(when).isOne();
            assertThat(count(all, each.borrower(), day, 7)).as(when).isLessThanOrEqualTo(3);
            assertThat(all.stream()
                            .filter(other -> other.number().equals(each.number())
                                    && day(other).equals(day))
                            .count())
                    .as(when)
                    .isLessThanOrEqualTo(3);
            Instant held = heldSince.get(each.borrower());
            assertThat(held == null || each.at().isBefore(held))
                    .as(when + " held since " + held)
                    .isTrue();
        }
        // The rules leave room: somebody had three in seven days.
        assertThat(all.stream()
                        .mapToLong(each -> count(all, each.borrower(), day(each), 7))
                        .max())
                .hasValue(3);
    }

    private static long count(List<Sent> all, String borrower, LocalDate lastDay, int days) {
        return all.stream()
                .filter(each -> each.borrower().equals(borrower))
                .filter(each -> !day(each).isAfter(lastDay) && day(each).isAfter(lastDay.minusDays(days)))
                .count();
    }

    /** Moves the business time of both nodes. */
    private Instant later(long more) {
        return Instant.ofEpochMilli(millis.addAndGet(more));
    }

    private static LocalDate day(Sent sent) {
        return LocalDate.ofInstant(sent.at(), BusinessClock.ZONE);
    }

    private ConfigurableApplicationContext node(TestDatabase database) {
        return node(database, new MovingClock(millis));
    }

    static ConfigurableApplicationContext node(TestDatabase database, Clock clock) {
        return new SpringApplicationBuilder(Room.class)
                .web(WebApplicationType.NONE)
                .initializers(it -> {
                    it.getBeanFactory().registerSingleton("dataSource", database.dataSource());
                    it.getBeanFactory().registerSingleton("calendar", Calendars.shipped());
                    it.getBeanFactory().registerSingleton("clock", new BusinessClock(clock, Duration.ZERO));
                })
                .run(
                        "--spring.config.name=none",
                        "--mybatis.configuration.map-underscore-to-camel-case=true",
                        "--mybatis.configuration.arg-name-based-constructor-auto-mapping=true");
    }

    private void work(ConfigurableApplicationContext node, Random random) {
        TransactionTemplate transactions = node.getBean(TransactionTemplate.class);
        ContactRules rules = node.getBean(ContactRules.class);
        for (int step = 0; step < STEPS; step++) {
            Instant at = later(60_000L * random.nextInt(150));
            if (random.nextInt(60) == 0) {
                String borrower = borrower(random);
                node.getBean(ContactHolds.class).place(HoldKind.DISPUTE, borrower, null, "sms", "said so", "test");
                // From the next moment on: what is judged at this very one may have been first.
                heldSince.putIfAbsent(borrower, later(1000));
            }
            send(rules, transactions, at, random);
        }
    }

    /** A batch as the gate sends it: judged, taken and committed at once; some are refused by the carrier afterwards. */
    private void send(ContactRules rules, TransactionTemplate transactions, Instant at, Random random) {
        List<Contact> batch = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            batch.add(contact(random));
        }
        List<Contact> left;
        try {
            left = transactions.execute(status -> {
                Map<NoticeId, Verdict> verdicts = rules.judgeAndTake(batch, at);
                if (random.nextInt(10) == 0) {
                    status.setRollbackOnly();
                    return List.<Contact>of();
                }
                return batch.stream()
                        .filter(contact -> verdicts.get(contact.notice()) instanceof Verdict.Allowed)
                        .toList();
            });
        } catch (PessimisticLockingFailureException deadlock) {
            // Rolled back whole; the gate tries such a batch again.
            return;
        }
        LocalDate today = LocalDate.ofInstant(at, BusinessClock.ZONE);
        for (Contact contact : left == null ? List.<Contact>of() : left) {
            if (random.nextInt(8) == 0) {
                transactions.executeWithoutResult(status -> rules.giveBack(List.of(counted(contact, today))));
            } else {
                sent.add(new Sent(contact.borrowerNo(), contact.msisdn(), at));
            }
        }
    }

    private Contact contact(Random random) {
        String borrower = borrower(random);
        // Some numbers are several borrowers'.
        int number = random.nextInt(3) == 0 ? 0 : Integer.parseInt(borrower.substring(1));
        return new Contact(
                new NoticeId(ids.getAndIncrement()),
                borrower,
                new Msisdn("86138001%05d".formatted(number)),
                Channel.SMS,
                true,
                null);
    }

    private static String borrower(Random random) {
        return "B%03d".formatted(random.nextInt(BORROWERS));
    }

    private static Contact counted(Contact contact, @Nullable LocalDate day) {
        return new Contact(contact.notice(), contact.borrowerNo(), contact.msisdn(), contact.channel(), true, day);
    }

    /** A clock that stands where the test put it. */
    private static final class MovingClock extends Clock {

        private final AtomicLong millis;

        MovingClock(AtomicLong millis) {
            this.millis = millis;
        }

        @Override
        public ZoneId getZone() {
            return BusinessClock.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }
    }
}
