package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.carrier.SendOutcome;
import io.duebell.simulator.carrier.SmscSettings;
import io.duebell.simulator.carrier.SmscSimulator;
import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** facts.md section 5, code by code: what the answer makes of a part. */
class SubmitErrorsTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"58", "14"})
    void paceIsNoTry(String code) {
        assertThat(judged(SubmitErrors.STANDARD, code)).isEqualTo("for now, after PT1S, no try, AS_SET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08", "64"})
    void troubleAtTheCarrierIsTriedAgain(String code) {
        assertThat(judged(SubmitErrors.STANDARD, code)).isEqualTo("for now, after PT30S, a try, AS_SET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"45", "FF", "400", "4FF"})
    void vagueCodesAreTriedAFewTimes(String code) {
        assertThat(judged(SubmitErrors.STANDARD, code)).isEqualTo("for now, after PT1M, a try, FEW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "05", "0D"})
    void aLinkThatDoesNotWorkIsNoTry(String code) {
        assertThat(judged(SubmitErrors.STANDARD, code)).isEqualTo("for now, after PT30S, no try, AS_SET");
        assertThat(SubmitErrors.STANDARD.linkDown(new RefusalJudge(SubmitErrors.STANDARD).judge(status(code))))
                .isPresent();
    }

    @Test
    void theRecipientIsWrongForGood() {
        assertThat(judged(SubmitErrors.STANDARD, "0B")).isEqualTo("for good, RECIPIENT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01", "02", "03", "06", "07", "0A", "15", "33", "34", "40", "42", "43", "44", "48", "50", "51", "53",
                "55", "61", "63", "65", "66", "C0", "C4", "FE"
            })
    void contentAndSettingsAreWrongForGood(String code) {
        assertThat(judged(SubmitErrors.STANDARD, code)).isEqualTo("for good, CONTENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"09", "0C", "41", "52", "67", "3FF", "500", "FFFFFFFF"})
    void whatNobodyKnowsIsTriedOnceMore(String code) {
        assertThat(judged(SubmitErrors.STANDARD, code)).isEqualTo("for now, after PT1M, a try, ONCE_MORE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0410 | for good, NOT_OURS | not our number | 非本网号码
            0411 | for good, CONTENT | keyword | 关键字
            0412 | for now, after PT1M, a try, FEW | the carrier's own code | 运营商自定义代码
            08 | in doubt, 0x00000008 | taken, perhaps | 可能已收下
            80000001 | for good, RECIPIENT | blacklisted | 黑名单
            """)
    void aCarriersOwnTableIsAskedFirst(String code, String judged, String english, String chinese) throws IOException {
        Path table = Files.writeString(folder.resolve("carrier.csv"), """
                # the carrier's list of 2026
                0x00000410,0x00000410,NOT_OURS,not our number,非本网号码
                0x411,0x411,CONTENT,keyword,关键字

                0x00000008,0x00000008,IN_DOUBT,taken, perhaps,可能已收下
                0x80000000,0xFFFFFFFF,RECIPIENT,blacklisted,黑名单
                """.replace("taken, perhaps", "taken; perhaps"));

        SubmitErrors errors = SubmitErrors.of(link(table), "duebell.links[0]");

        assertThat(judged(errors, code)).isEqualTo(judged);
        assertThat(errors.words(status(code), Locale.ENGLISH)).isEqualTo(english.replace("taken,", "taken;"));
        assertThat(errors.words(status(code), Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0x400,0x4FF,CONTENT,words | 4 fields
            0x400,0x4FF,MAYBE,words,词 | "MAYBE" is none of
            400,0x4FF,CONTENT,words,词 | "400" is no command_status
            0x4FF,0x400,CONTENT,words,词 | comes after
            """)
    void aBadLineStopsTheStartWithKeyFileAndLine(String line, String why) throws IOException {
        Path table = Files.writeString(folder.resolve("carrier.csv"), "# first\n" + line + "\n");

        assertThatThrownBy(() -> SubmitErrors.of(link(table), "duebell.links[2]"))
                .hasMessageContaining("duebell.links[2].submit-errors")
                .hasMessageContaining("carrier.csv")
                .hasMessageContaining("line 2 ")
                .hasMessageContaining(why);
    }

    @Test
    void aFileThatIsNotThereStopsTheStartWithItsKey() {
        assertThatThrownBy(() -> SubmitErrors.of(link(folder.resolve("none.csv")), "duebell.links[0]"))
                .hasMessageContaining("duebell.links[0].submit-errors")
                .hasMessageContaining("none.csv");
    }

    private static String judged(SubmitErrors errors, String code) {
        SendOutcome outcome = new RefusalJudge(errors).judge(status(code));
        if (outcome instanceof SendOutcome.RefusedForNow refused) {
            assertThat(refused.code()).isEqualTo(SubmitErrors.code(status(code)));
            return "for now, after " + refused.retryAfter() + (refused.countsAsTry() ? ", a try, " : ", no try, ")
                    + refused.patience();
        }
        return outcome instanceof SendOutcome.RefusedForGood refused
                ? "for good, " + refused.fault()
                : "in doubt, " + ((SendOutcome.Unconfirmed) outcome).cause();
    }

    private static int status(String code) {
        return Integer.parseUnsignedInt(code, 16);
    }

    private static LinkSettings.Link link(Path table) {
        return LinkFixture.link(Map.of("submit-errors", table.toString()));
    }

    @Test
    void aCarriersOwnTableHoldsOnTheWire() throws Exception {
        Path table = Files.writeString(folder.resolve("carrier.csv"), "0x0B,0x0B,NOT_OURS,elsewhere,他网\n");
        SmscSimulator carrier = SmscSimulator.start(SmscSettings.loopback("duebell", "secret"));
        try (carrier;
                LinkFixture gateway = new LinkFixture(
                        LinkFixture.link(Map.of("port", carrier.port(), "submit-errors", table.toString())))) {
            Awaitility.await().until(gateway.link::isReady);

            assertThat(gateway.send("8613800130000", "hi").get(0).get(5, TimeUnit.SECONDS))
                    .isEqualTo(new SendOutcome.RefusedForGood("0x0000000B", SendOutcome.Fault.NOT_OURS));
            assertThat(gateway.link.status().lastError()).contains("0x0000000B elsewhere");
        }
    }
}
