package io.duebell.dispatch.internal;

import io.duebell.Calendars;
import io.duebell.TestDatabase;
import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.Channel;
import io.duebell.carrier.GsmTextEncoder;
import io.duebell.carrier.Inquiry;
import io.duebell.carrier.LinkOrder;
import io.duebell.carrier.LinkStatus;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.Receipt;
import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.ReceiptTerms;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.TextEncoder;
import io.duebell.carrier.TextForm;
import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.dispatch.LastCheck;
import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Outbox;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import io.duebell.smpp.LinkSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.jspecify.annotations.Nullable;
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
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox on a real database with a link, a loan book and a clock that a test holds in its hands, stepped by hand. */
public final class Workbench implements AutoCloseable {

    static final LocalDate DAY = LocalDate.of(2026, 12, 15);

    final TestDatabase database = TestDatabase.migrated();
    final BusinessClock clock = new BusinessClock(
            Clock.fixed(
                    DAY.atTime(LocalTime.of(9, 0)).atZone(BusinessClock.ZONE).toInstant(), BusinessClock.ZONE),
            Duration.ZERO);
    final ScriptedLink link = new ScriptedLink("cmcc");
    final Answers lastCheck = new Answers();
    private final ConfigurableApplicationContext context;
    private int planned;

    Workbench() {
        this(List.of());
    }

    /** With more links than {@link #link}, and settings as {@code --key=value}. */
    Workbench(List<ScriptedLink> more, String... settings) {
        context = new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .initializers(it -> {
                    it.getBeanFactory().registerSingleton("dataSource", database.dataSource());
                    it.getBeanFactory().registerSingleton("clock", clock);
                    it.getBeanFactory().registerSingleton("calendar", Calendars.shipped());
                    it.getBeanFactory().registerSingleton("link", link);
                    more.forEach(other -> it.getBeanFactory().registerSingleton("link-" + other.id(), other));
                    it.getBeanFactory().registerSingleton("lastCheck", lastCheck);
                })
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.config.name=none",
                                        "--duebell.state=target/state",
                                        "--mybatis.configuration.map-underscore-to-camel-case=true",
                                        "--mybatis.configuration.arg-name-based-constructor-auto-mapping=true"),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TransactionAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MybatisAutoConfiguration.class
    })
    @ComponentScan({"io.duebell.dispatch.internal", "io.duebell.compliance.internal", "io.duebell.alarm.internal"})
    @ComponentScan(
            basePackages = "io.duebell.smpp.internal",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.ReceiptCodeTables"))
    @MapperScan(
            basePackages = {
                "io.duebell.dispatch.internal",
                "io.duebell.compliance.internal",
                "io.duebell.alarm.internal"
            },
            annotationClass = Mapper.class)
    static class Rooms {

        @Bean
        TextEncoder encoder() {
            return new GsmTextEncoder();
        }

        /** The common tables of codes alone. */
        @Bean
        LinkSettings tables() {
            return new LinkSettings(List.of());
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    JdbcTemplate jdbc() {
        return get(JdbcTemplate.class);
    }

    /** One notice about one instalment, READY. */
    NoticeId plan(String borrower, String body) {
        return plan(borrower, body, "L" + borrower + ":2026-12-20", "D-5");
    }

    NoticeId plan(String borrower, String body, Instant tellableFrom) {
        return plan(borrower, body, "L" + borrower + ":2026-12-20", "D-5", tellableFrom);
    }

    NoticeId plan(String borrower, String body, String subject, String stage) {
        return plan(
                borrower,
                body,
                subject,
                stage,
                DAY.atTime(6, 0).atZone(BusinessClock.ZONE).toInstant());
    }

    NoticeId plan(String borrower, String body, String subject, String stage, Instant tellableFrom) {
        NoticeId id = new NoticeId(1_000_000L + ++planned);
        Instant now = clock.instant();
        NoticeDraft draft = new NoticeDraft(
                id,
                "INTEREST",
                Channel.SMS,
                DAY,
                stage,
                new NoticeDraft.Recipient(
                        borrower, "某某", new Msisdn("8613800" + borrower), "M00001", "0001", "000100001", "枫木"),
                new Money(12_345),
                new NoticeDraft.Text(
                        "interest-before-5",
                        null,
                        body,
                        get(TextEncoder.class).measure(body).parts()),
                List.of(new NoticeDraft.Item(
                        "INSTALMENT",
                        subject,
                        stage,
                        "L" + borrower,
                        DAY.plusDays(5),
                        Money.ZERO,
                        new Money(12_345),
                        Money.ZERO)),
                now.plus(Duration.ofHours(11)),
                new NoticeDraft.First(NoticeState.READY, "allowed", new RuleRef("nothing-against", "2026.1"), now),
                tellableFrom);
        get(Outbox.class).add(List.of(draft), "plan");
        return id;
    }

    /** One round of the route dispatch-sms, until the link has answered all it was given. */
    void dispatch() throws InterruptedException {
        List<NoticeRow> claimed = get(Claims.class).ready(Channel.SMS);
        List<NoticeRow> goOn = get(LastAnswers.class).stillTrue(claimed);
        for (List<NoticeRow> batch : get(Gate.class).batches(goOn)) {
            SendingBatch sendings = get(Gate.class).open(batch);
            get(Transmitter.class).start(sendings);
        }
        for (Lane lane : get(Links.class).all()) {
            lane.awaitIdle(System.nanoTime() + Duration.ofSeconds(10).toNanos());
        }
    }

    /** One round of the route dispatch-links. */
    void obeyOrders() {
        LinkObedience links = get(LinkObedience.class);
        links.follow(links.standing());
    }

    /** One round of the route dispatch-receipts. */
    void joinReceipts() {
        jdbc().update("UPDATE receipt SET look_at = UTC_TIMESTAMP(3) WHERE look_at IS NOT NULL");
        Receipts receipts = get(Receipts.class);
        receipts.settle(receipts.match(receipts.waiting()));
    }

    void receipt(String messageId, ReceiptState state) {
        receipt(messageId, state, null);
    }

    void receipt(String messageId, ReceiptState state, @Nullable String handset) {
        receipt(messageId, state, "000", handset);
    }

    void receipt(String messageId, ReceiptState state, String code, @Nullable String handset) {
        Msisdn msisdn = handset == null ? null : new Msisdn(handset);
        get(ReceiptStore.class).store(new Receipt(link.id(), messageId, state, code, msisdn, null, clock.instant()));
    }

    NoticeState state(NoticeId id) {
        return NoticeState.valueOf(Objects.requireNonNull(
                jdbc().queryForObject("SELECT state FROM notice WHERE id = ?", String.class, id.value())));
    }

    /** The states a notice went through, in order. */
    List<String> story(NoticeId id) {
        return jdbc().queryForList(
                        "SELECT to_state FROM notice_event WHERE notice_id = ? ORDER BY version",
                        String.class,
                        id.value());
    }

    String reason(NoticeId id) {
        return Objects.requireNonNull(
                jdbc().queryForObject("SELECT reason FROM notice WHERE id = ?", String.class, id.value()));
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** A link that answers as the test says and remembers what it was given. */
    public static final class ScriptedLink implements CarrierLink {

        private final String id;
        final List<OutboundPart> taken = new CopyOnWriteArrayList<>();
        final Deque<SendOutcome> answers = new ConcurrentLinkedDeque<>();
        private int accepted;
        volatile boolean ready = true;
        volatile LinkStatus.State state = LinkStatus.State.BOUND;
        volatile TextForm form = TextForm.USUAL;
        double licensedRate = 10_000;
        Runnable throttled = () -> {};
        ReceiptTerms terms = ReceiptTerms.USUAL;
        boolean understood = true;
        final List<String> asked = new CopyOnWriteArrayList<>();
        final Map<String, Inquiry.Answer> fates = new ConcurrentHashMap<>();

        public ScriptedLink(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public int window() {
            return 10;
        }

        @Override
        public double licensedRate() {
            return licensedRate;
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public TextForm textForm() {
            return form;
        }

        @Override
        public LinkStatus status() {
            return new LinkStatus(id, state, 1, 1, 10, 0, 10_000, accepted, 0, 0, null, null);
        }

        @Override
        public synchronized CompletableFuture<SendOutcome> send(OutboundPart part) {
            taken.add(part);
            SendOutcome next = answers.poll();
            return CompletableFuture.completedFuture(next != null ? next : accepted());
        }

        private SendOutcome accepted() {
            String id = "id" + ++accepted;
            return new SendOutcome.Accepted(id, terms.askAfter() == null ? null : "00" + id.toUpperCase(Locale.ROOT));
        }

        @Override
        public ReceiptTerms receiptTerms() {
            return terms;
        }

        @Override
        public boolean mayAsk() {
            return terms.askAfter() != null && understood;
        }

        @Override
        public CompletableFuture<Inquiry.Answer> ask(Inquiry inquiry) {
            asked.add(inquiry.carrierId());
            Inquiry.Answer answer = fates.getOrDefault(inquiry.carrierId(), new Inquiry.Answer.NotKnown("0x00000067"));
            understood = understood && !(answer instanceof Inquiry.Answer.NotUnderstood);
            return CompletableFuture.completedFuture(answer);
        }

        @Override
        public void onThrottled(Runnable listener) {
            throttled = listener;
        }

        @Override
        public void obey(LinkOrder order) {
            ready = order == LinkOrder.OPEN;
        }

        @Override
        public void drain(Duration atMost) {}
    }

    /** A last check that says "still true" unless told otherwise. */
    static final class Answers implements LastCheck {

        @Nullable
        Answer other;

        @Override
        public Map<NoticeId, Answer> check(Collection<Question> questions) {
            Answer answer = other == null ? new Answer.Proceed() : other;
            return questions.stream().collect(Collectors.toMap(Question::notice, question -> answer));
        }
    }

    DataSource dataSource() {
        return database.dataSource();
    }
}
