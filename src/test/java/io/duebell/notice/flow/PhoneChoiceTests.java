package io.duebell.notice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.compliance.RuleBook.CallBack;
import io.duebell.dispatch.WrongNumbers.Finding;
import io.duebell.loanbook.Phone;
import io.duebell.loanbook.Phone.Holder;
import io.duebell.loanbook.Phone.Kind;
import io.duebell.notice.Books;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.internal.DeadNumbers;
import io.duebell.notice.internal.InMemory;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PhoneChoiceTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 15);
    private static final LocalDate OLD = LocalDate.of(2024, 1, 1);
    private static final LocalDate NEW = LocalDate.of(2026, 11, 1);

    private final Fakes.Wrong wrong = new Fakes.Wrong();
    private final InMemory tables = new InMemory();
    private final Fakes.Closing rules = new Fakes.Closing();

    @Test
    void preferredPhoneComesFirstThenTheOneConfirmedLast() {
        Phone preferred = Books.own("8613800000001", true, OLD);
        Phone recent = Books.own("8613800000002", false, NEW);
        Phone older = Books.own("8613800000003", false, OLD);

        assertThat(choose(null, recent, older, preferred).msisdn()).isEqualTo(preferred.msisdn());
        assertThat(choose(null, older, recent).msisdn()).isEqualTo(recent.msisdn());
    }

    @Test
    void phoneConfirmedTooLongAgoIsPassedOverWhereThatIsAsked() {
        Phone preferred = Books.own("8613800000001", true, OLD);
        Phone recent = Books.own("8613800000002", false, NEW);

        assertThat(choose(Period.ofYears(1), preferred, recent).msisdn()).isEqualTo(recent.msisdn());
        assertThat(faultOf(choose(Period.ofYears(1), preferred))).isEqualTo("unconfirmed");
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("no-phone", List.of()),
                Arguments.of("landline", List.of(Books.other(Kind.LANDLINE, Holder.SELF))),
                Arguments.of("foreign", List.of(Books.other(Kind.FOREIGN, Holder.SELF))),
                Arguments.of(
                        "wrong",
                        List.of(Books.other(Kind.WRONG, Holder.SELF), Books.other(Kind.MOBILE, Holder.SPOUSE))),
                Arguments.of(
                        "not-own",
                        List.of(Books.other(Kind.MOBILE, Holder.SPOUSE), Books.other(Kind.MOBILE, Holder.RELATIVE))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void borrowerWithoutOwnMobileIsListedWithTheReason(String code, List<Phone> phones) {
        Candidate candidate = choose(null, phones.toArray(Phone[]::new));

        assertThat(candidate.msisdn()).isNull();
        assertThat(faultOf(candidate)).isEqualTo(code);
    }

    @Test
    void aNumberThatCarriersSayNobodyHasIsPassedOverAndListedWhenThereIsNoOther() {
        Phone dead = Books.own("8613800000001", true, OLD);
        Phone alive = Books.own("8613800000002", false, OLD);
        wrong.all.add(new Finding(
                new NoticeId(9),
                new Msisdn("8613800000001"),
                "cmcc",
                "MI:0073",
                Instant.parse("2026-12-10T01:00:00Z")));

        assertThat(choose(null, dead, alive).msisdn()).isEqualTo(alive.msisdn());
        assertThat(choose(null, dead).msisdn()).isNull();
        assertThat(faultOf(choose(null, dead))).isEqualTo("dead-number");
        assertThat(choose(null, Books.own("8613800000001", true, LocalDate.of(2026, 12, 11)))
                        .msisdn())
                .as("confirmed after the finding")
                .isEqualTo(dead.msisdn());
    }

    @Test
    void aNumberOfSeveralBorrowersIsTextedForTheOneItIsKnownToBelongToAlone() {
        Phone both = Books.own("8613800000001", true, NEW);
        Phone alone = Books.own("8613800000002", false, OLD);
        tables.shares("8613800000001", "B1", false);
        tables.shares("8613800000001", "B2", false);

        assertThat(choose(null, both, alone).msisdn()).isEqualTo(alone.msisdn());
        assertThat(choose(null, both).msisdn()).isNull();
        assertThat(faultOf(choose(null, both))).isEqualTo("shared-number");

        tables.sharers.clear();
        tables.shares("8613800000001", "B1", true);
        tables.shares("8613800000001", "B2", false);
        assertThat(choose(null, both).msisdn()).as("B1's, as a person said").isEqualTo(both.msisdn());

        tables.sharers.clear();
        tables.shares("8613800000001", "B1", true);
        tables.shares("8613800000001", "B2", true);
        assertThat(choose(null, both).msisdn()).as("said of both").isNull();
    }

    @Test
    void aPhoneOnWhichNoDebtIsSpokenOfIsAskedForACallBackOnlyWhereTheRulesAllowIt() {
        Phone shared = Books.own("8613800000001", true, NEW);
        Phone spouse = Books.other(Kind.MOBILE, Holder.SPOUSE);
        Phone old = Books.own("8613800000003", true, OLD);
        tables.shares("8613800000001", "B1", false);
        tables.shares("8613800000001", "B2", false);

        assertThat(choose(null, shared).msisdn()).isNull();
        rules.callBacks.add(CallBack.SHARED);
        assertThat(choose(null, shared).msisdn()).isEqualTo(shared.msisdn());
        assertThat(silenceOf(choose(null, shared))).isEqualTo("shared-number");
        assertThat(choose(null, spouse).msisdn()).as("not allowed").isNull();
        assertThat(choose(Period.ofYears(1), old).msisdn()).as("not allowed").isNull();

        rules.callBacks.addAll(Set.of(CallBack.OTHERS, CallBack.UNCONFIRMED));
        assertThat(choose(null, spouse).msisdn()).isEqualTo(spouse.msisdn());
        assertThat(silenceOf(choose(Period.ofYears(1), old))).isEqualTo("unconfirmed");
        assertThat(silenceOf(choose(null, old)))
                .as("its own and fresh: told as always")
                .isNull();
    }

    private static @Nullable String silenceOf(Candidate candidate) {
        Candidate.Fault silence = candidate.silence();
        return silence == null ? null : silence.code();
    }

    private static @Nullable String faultOf(Candidate candidate) {
        Candidate.Fault fault = candidate.fault();
        return fault == null ? null : fault.code();
    }

    private Candidate choose(@Nullable Period confirmedWithin, Phone... phones) {
        NoticeProperties properties = new NoticeProperties(
                Map.of("zh-CN", "清河农信"), Map.of(), null, 4, "zh-CN", 0, NoticeProperties.Names.MASKED, confirmedWithin);
        Candidate candidate =
                Candidate.of(new NoticeId(1), Books.borrower("B1", "张伟", "zh-CN"), List.of(phones), List.of());
        PlanChunk chunk =
                PlanChunk.of(new PlanRun(TODAY, TODAY, false), List.of()).with(List.of(candidate));
        DeadNumbers numbers = InMemory.deadNumbers(wrong);
        return new PhoneChoice(properties, numbers, tables.sharedNumbers(), rules)
                .choose(chunk)
                .candidates()
                .get(0);
    }
}
