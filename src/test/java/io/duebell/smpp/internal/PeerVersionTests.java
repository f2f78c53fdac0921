package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.carrier.SendOutcome;
import io.duebell.shared.NoticeId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carriers of any version are bound to, and sent no optional parameter they would not know. */
class PeerVersionTests {

    private static final String BORROWER = "8613800138123";

    /** user_message_reference of notice 1, part 1. */
    private static final String PARAMETER = "020400029e38";

    // 736d736300 is the system id "smsc"; 0210 is sc_interface_version (SMPP 3.4, 5.3.2.25)
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            3.4                                   | 736d736300 02100001 34                      | AS_TOLD | true
            5.0                                   | 736d736300 02100001 50                      | AS_TOLD | true
            a version of no standard              | 736d736300 02100001 51                      | AS_TOLD | true
            3.3                                   | 736d736300 02100001 33                      | AS_TOLD | false
            3.3 of a carrier who knows better     | 736d736300 02100001 33                      | ALWAYS  | true
            earlier than 3.3                      | 736d736300 02100001 00                      | AS_TOLD | false
            no version                            | 736d736300                                  | AS_TOLD | false
            no version, but parameters are taken  | 736d736300                                  | ALWAYS  | true
            unknown parameters around the version | 736d736300 14010003 aabbcc 02100001 34 1402 0000 | AS_TOLD | true
            unknown parameters and no version     | 736d736300 14010003 aabbcc                  | AS_TOLD | false
            a version of no bytes                 | 736d736300 02100000                         | AS_TOLD | false
            a parameter that is cut off           | 736d736300 02100001 34 14010010 aa          | AS_TOLD | true
            half a parameter                      | 736d736300 0210                             | AS_TOLD | false
            no body at all                        | ''                                          | AS_TOLD | false
            a system id without its end           | 736d7363                                    | AS_TOLD | false
            a system id that is too long          | 736d7363736d7363736d7363736d7363736d736300 02100001 34 | AS_TOLD | true
            """)
    void a_peer_is_bound_to_and_sent_parameters_if_it_knows_them(
            String peer, String bindAnswer, String setting, boolean parameters) throws Exception {
        Map<String, String> settings =
                Map.of("wire.user-message-reference", "true", "wire.optional-parameters", setting);
        try (RawSmsc carrier = new RawSmsc(bindAnswer);
                LinkFixture gateway = new LinkFixture(LinkFixture.settings(carrier.port(), settings))) {
            await().pollInterval(5, TimeUnit.MILLISECONDS).until(gateway.link::isReady);
            gateway.send(new NoticeId(1), 1, BORROWER, "a");

            String submit = carrier.nextSubmit();
            if (parameters) {
                assertThat(submit).endsWith("0161" + PARAMETER);
            } else {
                assertThat(submit).endsWith("0161");
            }
        }
    }

    @Test
    void parameters_that_nobody_knows_in_an_answer_do_not_hide_the_message_id() throws Exception {
        try (RawSmsc carrier = new RawSmsc("736d736300 02100001 50", "6162313200 14030002 abcd 0381 0000");
                LinkFixture gateway = new LinkFixture(LinkFixture.settings(carrier.port(), Map.of()))) {
            await().pollInterval(5, TimeUnit.MILLISECONDS).until(gateway.link::isReady);

            assertThat(gateway.send(BORROWER, "a"))
                    .allSatisfy(sent ->
                            assertThat(sent.get(3, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Accepted("ab12")));
        }
    }
}
