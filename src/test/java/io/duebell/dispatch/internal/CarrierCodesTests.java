package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.ReceiptCodes;
import io.duebell.carrier.ReceiptCodes.Meaning;
import io.duebell.carrier.ReceiptState;
import io.duebell.console.web.ReasonWords;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.WrongNumbers;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import io.duebell.smpp.internal.StandardTables;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a carrier's code to what the page of the notice says: facts.md section 5 by the shipped tables, through the outbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarrierCodesTests {

    private static final int ROUNDS = 7;

    private final Workbench bench = new Workbench();
    private final ReasonWords words = new ReasonWords(new StandardTables());
    private int borrowers = 100_000;

    @AfterAll
    void close() {
        bench.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            0x00000058 | READY  | READY  | 7 | false | 运营商暂时拒收（0x00000058 发送过快），稍后再试          | refused for now
            0x00000014 | READY  | READY  | 7 | false | 运营商暂时拒收（0x00000014 运营商队列已满），稍后再试     | refused for now
            0x00000004 | READY  | READY  | 7 | false | 运营商暂时拒收（0x00000004 运营商称线路未登录），稍后再试 | refused for now
            0x0000000D | READY  | READY  | 7 | false | 运营商暂时拒收（0x0000000D 登录失败），稍后再试          | refused for now
            0x00000008 | READY  | FAILED | 5 | false | 运营商拒收 5 次，最后一次 0x00000008 运营商系统错误      | system error at the carrier
            0x00000064 | READY  | FAILED | 5 | false | 运营商拒收 5 次，最后一次 0x00000064 运营商暂时出错      | temporary error at the carrier
            0x00000045 | READY  | FAILED | 3 | false | 运营商拒收 3 次，最后一次 0x00000045 提交失败            | submit failed
            0x000000FF | READY  | FAILED | 3 | false | 运营商拒收 3 次，最后一次 0x000000FF 未知错误            | unknown error
            0x00000455 | READY  | FAILED | 3 | false | 运营商拒收 3 次，最后一次 0x00000455 运营商自定义代码    | the carrier's own code
            0x00000099 | READY  | FAILED | 2 | false | 运营商拒收 2 次，最后一次 0x00000099                    | 0x00000099
            0x0000000B | FAILED | FAILED | 1 | true  | 运营商拒收（0x0000000B 号码无效）                      | invalid destination number
            0x0000000A | FAILED | FAILED | 1 | false | 运营商拒收（0x0000000A 接入号无效）                    | invalid source number
            0x00000065 | FAILED | FAILED | 1 | false | 运营商拒收（0x00000065 内容被运营商拒绝）              | rejected by the carrier
            0x000000C4 | FAILED | FAILED | 1 | false | 运营商拒收（0x000000C4 可选参数无效）                  | invalid optional parameter
            """)
    void aRefusalLeadsTo(
            String code,
            NoticeState afterOne,
            NoticeState atLast,
            int sent,
            boolean wrongNumber,
            String chinese,
            String english)
            throws Exception {
        String borrower = String.valueOf(++borrowers);
        NoticeId id = bench.plan(borrower, "【枫木坪】请备足");
        int before = bench.link.taken.size();

        bench.link.answers.add(StandardTables.outcome(code));
        bench.dispatch();
        NoticeState first = bench.state(id);
        for (int round = 1; round < ROUNDS && bench.state(id) == NoticeState.READY; round++) {
            bench.clock.advance(Duration.ofMinutes(9));
            bench.link.answers.add(StandardTables.outcome(code));
            bench.dispatch();
        }

        assertThat(first).isEqualTo(afterOne);
        assertThat(bench.state(id)).isEqualTo(atLast);
        assertThat(bench.link.taken.size() - before).as("times it left").isEqualTo(sent);
        assertThat(words.in(bench.reason(id), Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
        assertThat(words.in(bench.reason(id), Locale.ENGLISH)).containsIgnoringCase(english);
        assertThat(isWrong(borrower)).isEqualTo(wrongNumber);
        bench.jdbc().update("DELETE FROM notice WHERE state = 'READY'");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            DELIVERED     | 000     | DELIVERED   |              | 运营商报告已送达              |
            UNDELIVERABLE | MI:0073 | UNDELIVERED | WRONG_NUMBER | 第 1 条：UNDELIV MI:0073 | 空号
            UNDELIVERABLE | CB:0001 | UNDELIVERED | WRONG_NUMBER | 第 1 条：UNDELIV CB:0001 | 号码无效或空号
            REJECTED      | DB:0101 | UNDELIVERED | WRONG_NUMBER | 第 1 条：REJECTD DB:0101 | 号码无效或空号
            UNDELIVERABLE | DB:0102 | UNDELIVERED | SUSPENDED    | 第 1 条：UNDELIV DB:0102 | 用户停机
            UNDELIVERABLE | MI:0024 | UNDELIVERED | OFF          | 第 1 条：UNDELIV MI:0024 | 用户关机
            UNDELIVERABLE | MI:0054 | UNDELIVERED | OFF          | 第 1 条：UNDELIV MI:0054 | 空号、停机或关机
            REJECTED      | MI:0079 | UNDELIVERED | FREQUENCY    | 第 1 条：REJECTD MI:0079 | 超过下发限制
            EXPIRED       | MI:0208 | UNDELIVERED | FULL         | 第 1 条：EXPIRED MI:0208 | 存储空间满
            DELETED       | MI:0036 | UNDELIVERED | NETWORK      | 第 1 条：DELETED MI:0036 | 移动网关内部错误
            UNDELIVERABLE | ZZ:9999 | UNDELIVERED |              | 第 1 条：UNDELIV ZZ:9999 |
            ENROUTE       | 000     | SENT        |              | 运营商已接收，线路 cmcc       |
            ACCEPTED      | 000     | SENT        |              | 运营商已接收，线路 cmcc       |
            UNKNOWN       | MI:0073 | SENT        | WRONG_NUMBER | 运营商已接收，线路 cmcc       | 空号
            """)
    void aReceiptLeadsTo(
            ReceiptState state,
            String code,
            NoticeState becomes,
            ReceiptCodes.@Nullable Kind kind,
            String chinese,
            @Nullable String codeSays)
            throws Exception {
        String borrower = String.valueOf(++borrowers);
        NoticeId id = bench.plan(borrower, "【枫木坪】请备足");
        bench.dispatch();
        String messageId = Objects.requireNonNull(bench.jdbc()
                .queryForObject("SELECT message_id FROM notice_part WHERE notice_id = ?", String.class, id.value()));

        bench.receipt(messageId, state, code, null);
        bench.joinReceipts();

        Meaning meaning = bench.get(ReceiptCodes.class).meaning("cmcc", code).orElse(null);
        assertThat(bench.state(id)).isEqualTo(becomes);
        assertThat(words.in(bench.reason(id), Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
        assertThat(meaning == null ? null : meaning.kind()).isEqualTo(kind);
        assertThat(meaning == null ? null : meaning.chinese()).isEqualTo(codeSays);
        assertThat(isWrong(borrower))
                .isEqualTo(becomes == NoticeState.UNDELIVERED && kind == ReceiptCodes.Kind.WRONG_NUMBER);
    }

    private boolean isWrong(String borrower) {
        return !bench.get(WrongNumbers.class)
                .standing(List.of(new Msisdn("8613800" + borrower)))
                .isEmpty();
    }
}
