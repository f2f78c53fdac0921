package io.duebell.notice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.loanbook.Phone;
import io.duebell.loanbook.Phone.Holder;
import io.duebell.loanbook.Phone.Kind;
import io.duebell.notice.Books;
import io.duebell.notice.NoticeProperties;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
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

    private static @Nullable String faultOf(Candidate candidate) {
        Candidate.Fault fault = candidate.fault();
        return fault == null ? null : fault.code();
    }

    private static Candidate choose(@Nullable Period confirmedWithin, Phone... phones) {
        NoticeProperties properties = new NoticeProperties(
                Map.of("zh-CN", "清河农信"), Map.of(), null, 4, "zh-CN", NoticeProperties.Names.MASKED, confirmedWithin);
        Candidate candidate =
                Candidate.of(new NoticeId(1), Books.borrower("B1", "张伟", "zh-CN"), List.of(phones), List.of());
        PlanChunk chunk =
                PlanChunk.of(new PlanRun(TODAY, TODAY, false), List.of()).with(List.of(candidate));
        return new PhoneChoice(properties).choose(chunk).candidates().get(0);
    }
}
