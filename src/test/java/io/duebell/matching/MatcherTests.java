package io.duebell.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.loanbook.WholeBook;
import io.duebell.matching.Decision.Outcome;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single payments come to, against a book of eight people. */
class MatcherTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String SHARED = "620000000001";
    private final Matcher matcher = Matcher.over(MatcherTests::book, MatchSettings.DEFAULT);
    private final LearntInMemory learnt = new LearntInMemory();

    private static void book(WholeBook.Rows rows) {
        String[][] people = {
            {"A1", "杨秀英", "石桥村", "18600001111", "5209260100001234", "212.33"},
            {"A2", "王建国", "石桥村", "18600002222", "5209260100005678", "98.96"},
            {"A3", "王建国", "沙湾村", "18600003333", "5209260100009012", "141.17"},
            {"A4", "李志强", "沙湾村", "18600004444", "5209260100013456", "63.70"},
            {"A5", "陈晓林", "青岩村", "18600005555", "5209260100017890", "91.00"},
            {"A6", "吕红梅", "青岩村", "18600006666", "5209260100022345", "364.00"},
            {"A7", "张雪红", "石桥村", "18600007777", "5209260100026789", "42.00"},
            {"A8", "张雪", "高坳村", "18600008888", "5209260100031234", "77.35"},
        };
        for (String[] person : people) {
            String away = person[0].equals("A7") ? "浙江省宁波市慈溪市周巷镇工业路3号" : "";
            rows.person(new WholeBook.Person(person[0], person[1], person[2], away));
        }
        // Enough others for a name to be worth something
        for (int i = 0; i < 4_000; i++) {
            rows.person(new WholeBook.Person(
                    "Z" + i, "钱" + (char) ('\u4e00' + i % 90) + (char) ('\u5200' + i / 90), "远村", ""));
        }
        for (String[] person : people) {
            rows.phone(person[0], new Msisdn("86" + person[3]));
        }
        for (String[] person : people) {
            rows.credit(new WholeBook.Credit(
                    person[4],
                    person[0],
                    Money.ofYuan(new BigDecimal("5000")),
                    new BigDecimal("8.4"),
                    new BigDecimal("1.5"),
                    person[0].equals("A6") ? "62171234567890" : SHARED,
                    !person[0].equals("A5")));
        }
        for (String[] person : people) {
            rows.due(new WholeBook.Due(
                    person[4], DAY.plusDays(30), Money.ZERO, Money.ofYuan(new BigDecimal(person[5])), Money.ZERO));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "陌生人, 212.33, 为杨秀英归还借款, A1",
        "楊秀英, 212.33, '', A1",
        "YANG XIUYING, 212.33, loan, A1",
        "Xiuying Yáng, 212.33, '', A1",
        "*秀英, 212.33, 贷款尾号1234杨, A1",
        "杨秀瑛, 212.33, '', A1",
        "杨秀央, 212.33, '', A1",
        "杨秀英, 220.00, '', A1",
        "杨秀英, 50.00, 归还农商行贷款, A1",
        "王建国, 98.96, '', A2",
        "王建国, 50.00, 沙湾王建国贷款, A3",
        "么晗玥, 30.00, 合同5209-2601-0001-3456, A4",
        "李志强, 63.70, 5209260100014356, A4",
        "么晗玥, 63.70, 借据尾号013456, A4",
        "么晗玥, 63.70, 手机186 0000 4444, A4",
        "么晗玥, 42.00, 张雪红利息, A7",
        "某某支付有限公司, 77.35, 扫码付款-张雪, A8",
    })
    void isCreditedWhereTwoSignsAgree(String payer, String yuan, String remark, String borrower) {
        Decision decision = judge(payer, yuan, SHARED, remark);

        assertThat(decision.credited().map(Candidate::borrowerNo))
                .as(decision.toString())
                .contains(borrower);
    }

    @ParameterizedTest
    @CsvSource({
        "王建国, 50.00, 还贷款, SEVERAL_FIT",
        "杨秀英, 300.00, '', ONE_SIGN",
        "杨秀英, 6000.00, 还贷款, ABOVE_PAYOFF",
        "陈晓林, 91.00, 还贷款, CLOSED_LOAN",
        "杨秀英, 220.00, 帮我妈还贷, FOR_ANOTHER",
        "杨秀英, 200.00, 还李铁匠的, NOT_UNDERSTOOD",
        "么晗玥, 100.00, 代杨秀英、李志强还款, SEVERAL_NAMES",
        "么晗玥, 63.70, 杨秀英贷款5209260100013456, OTHER_NAME",
        "么晗玥, 212.33, 杨秀英 手机18600004444, CONTRADICTION",
        "杨秀芬, 212.33, '', NO_SIGN",
        "么晗玥, 10.00, 还贷款, NO_SIGN",
    })
    void goesToAPersonWhereItIsDoubtful(String payer, String yuan, String remark, Reason reason) {
        Decision decision = judge(payer, yuan, SHARED, remark);

        assertThat(decision.outcome()).as(decision.toString()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"货款", "孩子的奶粉钱", "十一月房租", "卖牛款", "理财到期", "买化肥"})
    void isNobodysWhereItSaysSo(String remark) {
        Decision decision = judge("杨秀英", "212.33", SHARED, remark);

        assertThat(decision.outcome()).isEqualTo(Outcome.NOBODY);
    }

    @Test
    void aSubAccountIsEnough() {
        Decision decision = judge("么晗玥", "100.00", "62171234567890", "");

        assertThat(decision.credited().map(Candidate::borrowerNo)).contains("A6");
        assertThat(decision.reason()).isEqualTo(Reason.SUB_ACCOUNT);
    }

    @Test
    void anAccountThatPaidClearlyBeforeSettlesASilentPayment() {
        learnt.paid("6222000000000001", "A4", Money.ofYuan(new BigDecimal("63.70")));

        Decision decision = judge("么晗玥", "63.70", SHARED, "");

        assertThat(decision.credited().map(Candidate::borrowerNo)).contains("A4");
        assertThat(decision.reason()).isEqualTo(Reason.PAID_BEFORE);
    }

    @Test
    void aTaughtNameBringsUpItsBorrowerAndCreditsNobodyByItself() {
        Decision silent = judge("顺达粮油有限公司", "100.00", "顺达粮油有限公司", "A4", "");
        Decision another = judge("顺达粮油有限公司", "212.33", "顺达粮油有限公司", "A4", "代杨秀英还贷款");
        Decision borne = judge("杨秀英", "300.00", "杨秀英", "A4", "");

        assertThat(silent.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(silent.candidates().get(0).borrowerNo()).isEqualTo("A4");
        assertThat(silent.candidates().get(0).evidence())
                .filteredOn(evidence -> evidence.sign() == Sign.ALIAS)
                .singleElement()
                .satisfies(evidence ->
                        assertThat(evidence.passage()).isEqualTo(new Evidence.Passage(Evidence.Field.PAYER, 0, 8)));
        assertThat(another.credited().map(Candidate::borrowerNo)).contains("A1");
        assertThat(borne.candidates()).extracting(Candidate::borrowerNo).first().isEqualTo("A1");
    }

    /** Where a person taught a name, and nothing is known of the account. */
    private Decision judge(String payer, String yuan, String name, String borrower, String remark) {
        Learnt taught = new Learnt() {
            @Override
            public Map<String, Set<Money>> paidFrom(String payerAccount) {
                return Map.of();
            }

            @Override
            public Set<String> knownAs(String sought) {
                return sought.equals(name) ? Set.of(borrower) : Set.of();
            }
        };
        return matcher.judge(payment(payer, yuan, SHARED, remark), taught);
    }

    @Test
    void theEvidenceStandsWhereTheTextHasIt() {
        Payment payment = payment("么晗玥", "212.33", SHARED, "请收 楊秀英 利息");

        Decision decision = matcher.judge(payment, learnt);

        Evidence name = decision.candidates().get(0).evidence().stream()
                .filter(evidence -> evidence.sign() == Sign.NAME)
                .findFirst()
                .orElseThrow();
        assertThat(payment.remark()
                        .substring(name.passage().from(), name.passage().to()))
                .isEqualTo("楊秀英");
    }

    @Test
    void ofManyWhoMayOweItWhoLivesWhereTheBankStandsIsShownFirst() {
        Payment silent = payment("么晗玥", "100.00", SHARED, "还款");
        Payment fromTown = new Payment(
                silent.date(),
                silent.amount(),
                silent.payer(),
                silent.payerAccount(),
                "某某银行股份有限公司宁波周巷支行",
                silent.ownAccount(),
                silent.booking(),
                silent.remark());

        assertThat(matcher.judge(silent, learnt).candidates())
                .extracting(Candidate::borrowerNo)
                .doesNotContain("A7");
        Decision decision = matcher.judge(fromTown, learnt);
        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.REVIEW);
        assertThat(decision.candidates())
                .first()
                .satisfies(first -> assertThat(first.borrowerNo()).isEqualTo("A7"));
    }

    private Decision judge(String payer, String yuan, String account, String remark) {
        return matcher.judge(payment(payer, yuan, account, remark), learnt);
    }

    private static Payment payment(String payer, String yuan, String account, String remark) {
        return new Payment(
                DAY, Money.ofYuan(new BigDecimal(yuan)), payer, "6222000000000001", "", account, "跨行汇款", remark);
    }
}
