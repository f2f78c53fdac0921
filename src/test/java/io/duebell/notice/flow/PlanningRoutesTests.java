package io.duebell.notice.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.duebell.alarm.Alarms;
import io.duebell.carrier.GsmTextEncoder;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.RuleBook;
import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Outbox;
import io.duebell.dispatch.WrongNumbers;
import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.LoanBook;
import io.duebell.notice.Books;
import io.duebell.notice.DryRuns;
import io.duebell.notice.DryRuns.Figures;
import io.duebell.notice.DryRuns.Line;
import io.duebell.notice.DryRuns.Why;
import io.duebell.notice.NoticeTemplate;
import io.duebell.notice.PlanningRuns;
import io.duebell.notice.PlanningRuns.Run;
import io.duebell.notice.PlanningRuns.State;
import io.duebell.notice.RepairList;
import io.duebell.notice.TemplateLibrary;
import io.duebell.notice.internal.InMemory;
import io.duebell.shared.BusinessClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

class PlanningRoutesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 15);

    private final Fakes.Closing rules = new Fakes.Closing();
    private final BusinessClock clock =
            new BusinessClock(Clock.fixed(Instant.parse("2026-12-15T01:00:00Z"), BusinessClock.ZONE), Duration.ZERO);
    private final InMemory tables = new InMemory();
    private final Fakes.Book book = new Fakes.Book(TODAY.minusDays(1));
    private final Fakes.Box outbox = new Fakes.Box();
    private final Fakes.Wrong wrong = new Fakes.Wrong();
    private final Fakes.Standing alarms = new Fakes.Standing();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void startRoutes() throws Exception {
        startSpring();
        for (String bean : List.of(
                "nightlyRun",
                "templateReadiness",
                "bookReadiness",
                "openBook",
                "stageSelection",
                "knownItems",
                "gathering",
                "phoneChoice",
                "noticeWriting",
                "ruleVerdicts",
                "noticeStoring",
                "dryRunDesk",
                "routeErrors")) {
            camel.getRegistry().bind(bean, spring.getBean(bean));
        }
        for (String route : List.of("errors", "notice-nightly", "notice-plan")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/" + route + ".camel.yaml"));
        }
        AdviceWith.adviceWith(camel, "notice-nightly", route -> route.replaceFromWith("direct:tick"));
        camel.start();
    }

    @AfterEach
    void stopAll() {
        camel.stop();
        spring.close();
    }

    @Test
    void dayIsPlannedWithItsFigures() {
        book.books.add(Books.book("B1", "张伟", Books.interest("0000000000001234", TODAY.plusDays(5), 123_456)));
        book.books.add(Books.book("B2", "李娜", Books.interest("0000000000005678", TODAY.plusDays(4), 500)));

        tick();

        NoticeDraft notice = outbox.drafts.get(0);
        assertThat(outbox.drafts).hasSize(1);
        assertThat(notice.text().body()).isEqualTo("【清河农信】张*：您尾号1234贷款利息1234.56元12月20日到期，请备足于原账户。");
        assertThat(notice.kind()).isEqualTo("INTEREST");
        assertThat(notice.stage()).isEqualTo("D-5");
        assertThat(notice.first().state()).isEqualTo(NoticeState.READY);
        assertThat(notice.items().get(0).subject()).isEqualTo("0000000000001234:2026-12-20");
        assertThat(run(TODAY).state()).isEqualTo(State.DONE);
        assertThat(run(TODAY).instalments()).isEqualTo(2);
        assertThat(run(TODAY).selected()).isEqualTo(1);
        assertThat(run(TODAY).notices()).isEqualTo(1);
        assertThat(meters.counter("duebell.notice.planned", "kind", "interest").count())
                .isEqualTo(1);
        assertThat(book.openStreams).isZero();
    }

    @Test
    void nothingIsPlannedInWordsThatNobodyHasApproved() {
        book.books.add(Books.book("B1", "张伟", Books.interest("0000000000001234", TODAY.plusDays(5), 123_456)));
        TemplateLibrary library = spring.getBean(TemplateLibrary.class);
        String hash = inForce(library, "overdue-7");
        library.retire(hash, "boss");

        tick();

        assertThat(outbox.drafts).isEmpty();
        assertThat(run(TODAY).state()).isEqualTo(State.WAITING);
        assertThat(run(TODAY).message()).isEqualTo("templates wait for approval: 1: overdue-7");
        assertThat(alarms.all).contains("template-unapproved templates");

        library.approve(hash, "boss");
        tick();

        assertThat(outbox.drafts).hasSize(1);
        assertThat(alarms.all).isEmpty();
    }

    private static String inForce(TemplateLibrary library, String id) {
        return library.versions().stream()
                .filter(version -> version.state() == TemplateLibrary.State.IN_FORCE)
                .map(TemplateLibrary.Version::template)
                .filter(template ->
                        template.id().equals(id) && template.language().equals("zh-CN"))
                .map(NoticeTemplate::hash)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSharedPhoneIsAskedForACallBackThatNamesNeitherDebtNorBorrowerAndStaysOnTheRepairList() {
        rules.callBacks.add(RuleBook.CallBack.SHARED);
        book.books.add(Books.book("B1", "张伟", Books.interest("0000000000001234", TODAY.plusDays(5), 123_456)));
        book.books.get(0).phones().forEach(phone -> {
            String digits = Objects.requireNonNull(phone.msisdn()).digits();
            tables.shares(digits, "B1", false);
            tables.shares(digits, "B2", false);
        });

        tick();

        assertThat(outbox.drafts).singleElement().satisfies(notice -> {
            assertThat(notice.text().body()).isEqualTo("【清河农信】您好，我们有事与您联系，方便时请致电0571-88886666。回T退订。");
            assertThat(notice.first().state()).isEqualTo(NoticeState.READY);
        });
        assertThat(tables.repairs).extracting(RepairList.Fault::code).containsExactly("shared-number");
    }

    @Test
    void aDryRunCountsWhatADayWouldBringAndStoresNothing() throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/notice-dry-run.camel.yaml"));
        book.books.add(Books.book("B1", "张伟", Books.interest("0000000000001234", TODAY.plusDays(6), 123_456)));
        book.books.add(Books.book("B2", "李娜", Books.interest("0000000000005678", TODAY.plusDays(4), 500)));
        book.books.add(Books.book("B3", "王芳", Books.interest("0000000000009012", TODAY.plusDays(6), 0)));

        Figures tomorrow = figures("mild", TODAY.plusDays(1), null);
        Figures strict = figures(Fakes.Rules.STRICT, TODAY.plusDays(1), null);
        Figures other = figures("mild", TODAY.plusDays(1), """
                interest: [{days: 3, template: interest-before-5, valid-days: 1}]
                maturity: [{days: 5, template: maturity-before-5, valid-days: 1}]
                overdue: [{days: 7, template: overdue-7, valid-days: 1}]
                """);

        assertThat(tomorrow.instalments()).isEqualTo(3);
        assertThat(tomorrow.all()).isEqualTo(new Line("", 1, 0, 0, 1, 1));
        assertThat(tomorrow.stages()).containsExactly(new Line("INTEREST D-5", 1, 0, 0, 1, 1));
        assertThat(tomorrow.whys())
                .containsExactlyInAnyOrder(new Why("READY", "all", "", 1), new Why("FAILED", "", "zero-amount", 1));
        assertThat(strict.all().held()).isEqualTo(1);
        assertThat(other.stages()).extracting(Line::key).containsExactly("INTEREST D-3");
        assertThat(outbox.drafts).isEmpty();
        assertThat(tables.repairs).isEmpty();
        assertThat(meters.find("duebell.notice.planned").counters())
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
    }

    @Test
    void aDryRunOfALadderThatCantBeIsRefusedWithWhatIsWrong() {
        DryRuns.Answer answer = spring.getBean(DryRuns.class)
                .ask(new DryRuns.Question(TODAY, "mild", null, "interest: [{days: 3, template: no-such}]"), "boss");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        DryRuns.Answer.Refused.class,
                        refused -> assertThat(refused.problem()).contains("interest[0].template", "no-such"));
    }

    private Figures figures(String edition, LocalDate day, @Nullable String ladder) {
        DryRuns runs = spring.getBean(DryRuns.class);
        var asked = (DryRuns.Answer.Asked) runs.ask(new DryRuns.Question(day, edition, null, ladder), "boss");
        return await().until(() -> runs.find(asked.id()).orElseThrow().figures(), Objects::nonNull);
    }

    @Test
    void whatFallsOnClosedDaysIsToldBeforeThem() {
        rules.closed.add(TODAY.plusDays(1));
        rules.closed.add(TODAY.plusDays(2));
        book.books.add(Books.book("B1", "张伟", Books.interest("0000000000001234", TODAY.plusDays(7), 123_456)));
        book.books.add(Books.book("B2", "李娜", Books.interest("0000000000005678", TODAY.plusDays(8), 500)));

        tick();

        assertThat(outbox.drafts).singleElement().satisfies(notice -> {
            assertThat(notice.recipient().borrowerNo()).isEqualTo("B1");
            assertThat(notice.stage()).isEqualTo("D-5");
            assertThat(notice.text().body()).contains("12月22日到期");
        });
        assertThat(run(TODAY).selected()).isEqualTo(1);
    }

    @Test
    void planningADayTwiceMakesNoSecondNotice() {
        book.books.add(Books.book("B1", "张伟", Books.interest("0000000000001234", TODAY.plusDays(5), 123_456)));

        tick();
        tick();
        tables.runs.clear();
        tick();

        assertThat(outbox.drafts).hasSize(1);
        assertThat(run(TODAY).known()).isEqualTo(1);
    }

    @Test
    void missedDatesAreCaughtUpInOnePass() {
        book.books.add(Books.book("B1", "张伟", Books.interest("0000000000001234", TODAY.plusDays(5), 123_456)));
        tick();
        clock.advance(Duration.ofDays(5));
        book.completeThrough = TODAY.plusDays(5);

        tick();

        assertThat(outbox.drafts).extracting(NoticeDraft::stage).containsExactly("D-5", "D-0");
        assertThat(run(TODAY.plusDays(5)).coversFrom()).isEqualTo(TODAY.plusDays(1));
        assertThat(tables.runs.values())
                .extracting(Run::state)
                .containsExactly(
                        State.DONE, State.CAUGHT_UP, State.CAUGHT_UP, State.CAUGHT_UP, State.CAUGHT_UP, State.DONE);
    }

    @Test
    void planningWaitsForTheLoanSystemsDayAndRaisesAnAlarm() {
        book.books.add(Books.book("B1", "张伟", Books.interest("0000000000001234", TODAY.plusDays(5), 123_456)));
        book.completeThrough = TODAY.minusDays(2);

        tick();
        State before = run(TODAY).state();
        Set<String> alarmedBefore = Set.copyOf(alarms.all);
        double late = meters.get("duebell.planning.late").gauge().value();
        book.completeThrough = TODAY.minusDays(1);
        tick();

        assertThat(before).isEqualTo(State.WAITING);
        assertThat(late).isEqualTo(1);
        assertThat(alarmedBefore).containsExactly("book-late " + TODAY);
        assertThat(alarms.all).as("once the day is planned").isEmpty();
        assertThat(run(TODAY).state()).isEqualTo(State.DONE);
        assertThat(outbox.drafts).hasSize(1);
    }

    @Test
    void emptyListAsksAPersonAndIsPlannedOnceReleased() {
        tick();
        Run asked = run(TODAY);
        tick();
        boolean released = spring.getBean(PlanningRuns.class).release(TODAY, "supervisor");
        tick();

        assertThat(asked.state()).isEqualTo(State.NEEDS_PERSON);
        assertThat(asked.message()).contains("empty");
        assertThat(released).isTrue();
        assertThat(run(TODAY).state()).isEqualTo(State.DONE);
        assertThat(run(TODAY).releasedBy()).isEqualTo("supervisor");
    }

    @Test
    void listThreeTimesTheUsualAsksAPerson() {
        for (int day = 3; day > 0; day--) {
            LocalDate date = TODAY.minusDays(day);
            tables.runs.put(
                    date, new Run(date, State.DONE, "n", date, null, null, clock.instant(), null, 9, 2, 2, 0, 0));
        }
        for (int i = 0; i < 7; i++) {
            book.books.add(Books.book("B" + i, "张伟", Books.interest("000000000000000" + i, TODAY.plusDays(5), 100)));
        }

        tick();

        assertThat(run(TODAY).state()).isEqualTo(State.NEEDS_PERSON);
        assertThat(run(TODAY).message()).startsWith("7 items, usually 2");
        assertThat(alarms.all).containsExactly("planning-needs-person " + TODAY);
        assertThat(outbox.drafts).isEmpty();
    }

    @Test
    void whatCannotBeToldIsFailedAndListedForRepair() {
        LocalDate due = TODAY.plusDays(5);
        Borrower nobody = Books.borrower("B1", "张伟", "zh-CN");
        book.books.add(new BorrowerBook(nobody, List.of(), List.of(Books.interest("0000000000001234", due, 100))));
        book.books.add(Books.book("B2", "李娜", Books.interest("0000000000005678", due, 0)));

        tick();

        assertThat(outbox.drafts)
                .extracting(
                        draft -> draft.first().state(), draft -> draft.first().reason())
                .containsExactly(
                        tuple(NoticeState.FAILED, "phone: no-phone"), tuple(NoticeState.FAILED, "data: zero-amount"));
        assertThat(tables.repairs).extracting(fault -> fault.code()).containsExactly("no-phone", "zero-amount");
        assertThat(run(TODAY).repairs()).isEqualTo(2);
    }

    @Test
    void runThatBreaksOffWaitsToBeRepeatedAndRepeatsHarmlessly() {
        book.books.add(Books.book("B1", "张伟", Books.interest("0000000000001234", TODAY.plusDays(5), 100)));
        book.books.add(Books.book("B2", "李娜", Books.interest("0000000000005678", TODAY.plusDays(5), 100)));
        outbox.failOn = "B2";

        tick();
        Run broken = run(TODAY);
        outbox.failOn = null;
        tick();

        assertThat(broken.state()).isEqualTo(State.WAITING);
        assertThat(broken.message()).contains("broke off");
        assertThat(run(TODAY).state()).isEqualTo(State.DONE);
        assertThat(outbox.drafts)
                .extracting(draft -> draft.recipient().borrowerNo())
                .containsExactly("B1", "B2");
        assertThat(book.openStreams).isZero();
    }

    @Test
    void loanBookThatDoesNotAnswerLeavesTheRunWaiting() {
        book.away = true;

        tick();

        assertThat(run(TODAY).state()).isEqualTo(State.WAITING);
        assertThat(run(TODAY).message()).contains("the loan book does not answer");
    }

    @Test
    void nothingIsPlannedBeforeThePlanningHour() {
        clock.advance(Duration.ofHours(20));
        book.completeThrough = TODAY.plusDays(1);

        tick();

        assertThat(tables.runs).isEmpty();
    }

    @Test
    void routeIsWokenByQuartzEveryFifteenSecondsUnlessItIsToldOtherwise() throws Exception {
        try (DefaultCamelContext shipped = new DefaultCamelContext(camel.getRegistry())) {
            shipped.setAutoStartup(false);
            for (String route : List.of("errors", "notice-nightly", "notice-plan")) {
                PluginHelper.getRoutesLoader(shipped)
                        .loadRoutes(ResourceHelper.resolveMandatoryResource(
                                shipped, "file:routes/" + route + ".camel.yaml"));
            }
            shipped.start();

            QuartzEndpoint wakes =
                    (QuartzEndpoint) shipped.getRoute("notice-nightly").getEndpoint();

            assertThat(wakes.getCron()).isEqualTo("0/15 * * * * ?");
        }
    }

    private void tick() {
        try (ProducerTemplate producer = camel.createProducerTemplate()) {
            producer.sendBody("direct:tick", "tick");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Run run(LocalDate date) {
        return spring.getBean(PlanningRuns.class).find(date).orElseThrow();
    }

    private void startSpring() throws IOException {
        for (var source : new YamlPropertySourceLoader().load("ladder", new ClassPathResource("ladder.yaml"))) {
            spring.getEnvironment().getPropertySources().addLast(source);
        }
        spring.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "spring.profiles.active", "test",
                                "duebell.templates.approve-own", "true",
                                "duebell.planning.chunk", "1",
                                "duebell.notice.signature.zh-CN", "清河农信",
                                "duebell.notice.hotline", "0571-88886666")));
        tables.register(spring);
        spring.registerBean(BusinessClock.class, () -> clock);
        spring.registerBean(LoanBook.class, () -> book);
        spring.registerBean(Outbox.class, () -> outbox);
        spring.registerBean(WrongNumbers.class, () -> wrong);
        spring.registerBean(ContactRules.class, Fakes.Rules::new);
        spring.registerBean(RuleBook.class, () -> rules);
        spring.registerBean(SimpleMeterRegistry.class, () -> meters);
        spring.registerBean(GsmTextEncoder.class);
        spring.registerBean(Alarms.class, () -> alarms);
        spring.registerBean(CamelContext.class, () -> camel);
        spring.scan("io.duebell.notice");
        // What money that came does to notices is tested on the real tables.
        List.of("instalmentLastCheck", "moneyOnWay", "creditHearing", "replanning", "remittanceNews")
                .forEach(spring::removeBeanDefinition);
        spring.refresh();
    }
}
