package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.duebell.remittance.ReviewDesk.Outcome;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MvcResult;

/** Money that came in as people see it: whose it may be, who may say so, payers masked, each step one form. */
class RemittancePageTests extends MoneyPages {

    private static final String LOUD = "/remittances/" + SampleDesk.LOUD;
    private static final String LARGE = "/remittances/" + SampleDesk.LARGE;
    private static final String BACK = "/remittances/" + SampleDesk.BACK;

    @Test
    void theQueueSaysHowMuchWaitsAndMasksThePayer() throws Exception {
        String queue = page("m1", "/remittances?lang=en");

        assertThat(queue)
                .contains("122,300.50", "2,300.50", "刘*英", "6217***********4567", "Several borrowers fit.", "4 days")
                .contains("id=\"count-REVIEW\"", "id=\"count-CREDITED\"")
                .contains("大王村王秀兰还款 138****0001", "The bank took it back")
                .doesNotContain("刘秀英", "6217000000001234567", "13800100001", "500.00</a>");
        assertThat(page("m1", "/?lang=en")).contains("2 remittances wait for a person, 122,300.50 CNY in all.");
    }

    @Test
    void theEvidenceStandsMarkedInTheTextAndTheBestIsOneKeyAway() throws Exception {
        String page = page("m1", LOUD + "?lang=en");

        assertThat(page)
                .contains("<mark class=\"sign-place\" title=\"the village\">大王村</mark>")
                .contains("<mark class=\"sign-name\" title=\"the name as in the book\">王秀兰</mark>")
                .contains("data-key=\"y\"", "2,000.00 + 300.50", "owes 300.50, payoff 50,300.50")
                .contains(
                        "王秀兰 is their name as the book has it.", "2300.50 is to the fen what they owe on several loans")
                .contains("1 more, of other managers, fit as well")
                .contains("Several loans: say which by splitting.");
        assertThat(page("m1", LOUD + "?c=2&lang=en"))
                .contains("<mark class=\"sign-against\" title=\"the remark means others\">大王村</mark>")
                .contains("<mark class=\"sign-name\" title=\"the name as in the book\">刘*英</mark>");
    }

    @Test
    void whatIsSettledLeadsToTheNextThatWaits() throws Exception {
        MvcResult settled = send(
                "m1",
                LOUD + "/settle",
                "version",
                "1",
                "learn",
                "true",
                "loan",
                "LN0001",
                "yuan",
                "2,000.00",
                "loan",
                "LN0002",
                "yuan",
                "300.50");

        assertThat(app.desk.asked).containsExactly("m1 settle 1 v1 learn LN0001=2000.00 LN0002=300.50");
        assertThat(settled.getResponse().getRedirectedUrl()).isEqualTo(LARGE + "?order=OLDEST");
        assertThat(settled.getFlashMap().get("settled")).isEqualTo(SampleDesk.LOUD);
    }

    @Test
    void whatTheRoomRefusesIsSaidInWords() throws Exception {
        app.desk.answer = new Outcome.Refused("changed", "");

        assertThat(said(send("m1", LOUD + "/settle", "version", "1", "loan", "LN0001", "yuan", "2300.50"), LOUD))
                .contains("Somebody was at it meanwhile; look again.");
        app.desk.answer = new Outcome.Refused("gone", "");
        assertThat(status(send("m1", LOUD + "/undo", "version", "1", "reason", "x")))
                .isEqualTo(404);
    }

    @Test
    void aSplitKeepsWhatWasTypedWhileFurtherBorrowersAreSearched() throws Exception {
        assertThat(page("m1", LOUD + "/split?lang=en"))
                .contains("value=\"2000.00\"", "value=\"300.50\"")
                .contains(">0.00</b>");

        MvcResult searched = send(
                "m1", LOUD + "/split", "q", "九", "loan", "LN0003", "yuan", "1,900.5", "loan", "LN0004", "yuan", "");
        String address = Objects.requireNonNull(searched.getResponse().getRedirectedUrl());
        assertThat(page("m1", address + "&lang=en"))
                .contains("周九", "LN0009", "value=\"1,900.5\"", ">400.00</b>")
                .doesNotContain("value=\"2000.00\"");

        send(
                "m1",
                LOUD + "/settle",
                "version",
                "1",
                "split",
                "true",
                "loan",
                "LN0003",
                "yuan",
                "1,900.50",
                "loan",
                "LN0009",
                "yuan",
                "400",
                "loan",
                "LN0004",
                "yuan",
                "");
        assertThat(app.desk.asked).containsExactly("m1 settle 1 v1 LN0003=1900.50 LN0009=400.00");
    }

    @Test
    void anAmountThatIsNoneIsRefusedAndStaysInTheForm() throws Exception {
        for (String typed : List.of("1.234", "-5", "1E3E", "NaN", "99999999999")) {
            MvcResult refused =
                    send("m1", LOUD + "/settle", "version", "1", "split", "true", "loan", "LN0001", "yuan", typed);
            assertThat(said(
                            refused,
                            Objects.requireNonNull(refused.getResponse().getRedirectedUrl())))
                    .contains("“" + typed + "” is no amount.");
        }
        assertThat(app.desk.asked).isEmpty();
    }

    @Test
    void aSecondPersonAgreesAndNotTheFirst() throws Exception {
        assertThat(page("m2", LARGE + "?lang=en"))
                .contains("m2 settled it, a second person is due", "Somebody else has to agree.")
                .doesNotContain("id=\"agree\"");
        assertThat(page("boss", LARGE + "?lang=en")).contains("id=\"agree\"", "LN0002", "50,000.00");

        send("boss", LARGE + "/disagree", "version", "1", "reason", "wrong loan");
        send("boss", LARGE + "/agree", "version", "1");
        assertThat(app.desk.asked).containsExactly("boss disagree 2 wrong loan", "boss agree 2");
    }

    @Test
    void aReversalWaitsForAPersonAndAnUndoNeedsAReason() throws Exception {
        assertThat(page("m1", BACK + "?lang=en"))
                .contains("A person had settled it", "principal 250.00, interest 50.00");

        send("m1", BACK + "/undo", "version", "1", "reason", " ");
        send("m1", BACK + "/undo", "version", "1", "reason", "the wrong Wang");
        send("m1", BACK + "/reverse", "version", "1");
        send("m1", LOUD + "/ask", "version", "1", "borrower", "B1");
        send("m1", LOUD + "/nobody", "version", "1", "reason", "rent");
        send("m1", "/remittances/learnt/2/unlearn");
        assertThat(app.desk.asked)
                .containsExactly(
                        "m1 undo 3 the wrong Wang", "m1 reverse 3", "m1 ask 1 B1", "m1 nobody 1 rent", "m1 unlearn 2");
    }

    @Test
    void aPayerStandsWholeForOneLookAndTheAuditLogHasIt() throws Exception {
        assertThat(page("m1", LOUD)).doesNotContain("刘秀英</dd>", "6217000000001234567", "13800100001");

        assertThat(said(send("m1", LOUD + "/reveal"), LOUD)).contains("6217000000001234567", "13800100001");
        assertThat(page("m1", LOUD)).doesNotContain("6217000000001234567");
        assertThat(audit()).containsExactly("m1 payer-reveal remittance " + SampleDesk.LOUD);
    }

    @Test
    void othersRemittancesAreNotThereAndAnAuditorChangesNothing() throws Exception {
        String others = "/remittances/" + SampleDesk.OTHERS;

        assertThat(status(pages.perform(get(others).with(as("m1"))).andReturn()))
                .isEqualTo(404);
        assertThat(status(send("m1", others + "/reveal"))).isEqualTo(404);
        assertThat(status(pages.perform(get(others).with(as("audit"))).andReturn()))
                .isEqualTo(200);
        assertThat(page("audit", LOUD)).doesNotContain("method=\"post\" action=\"/remittances");
        for (String step :
                List.of("settle", "nobody", "ask", "undo", "agree", "disagree", "reverse", "reveal", "split")) {
            assertThat(status(send("audit", LOUD + "/" + step, "version", "1", "reason", "x", "borrower", "B1")))
                    .as(step)
                    .isEqualTo(403);
        }
        assertThat(status(send("audit", "/statements/1/take-back", "reason", "x")))
                .isEqualTo(403);
        assertThat(status(pages.perform(get("/statements").with(as("m1"))).andReturn()))
                .isEqualTo(403);
        assertThat(status(pages.perform(get("/advice").with(as("m1"))).andReturn()))
                .isEqualTo(403);
        assertThat(app.desk.asked).isEmpty();
    }

    @Test
    void whatWasLearntStandsMaskedWithWhoTaughtIt() throws Exception {
        assertThat(page("m1", "/remittances/learnt?lang=en"))
                .contains("6217***********4567", "王**二", "王秀兰", "by m1", "/remittances/learnt/1/unlearn")
                .doesNotContain("王家老二");
    }
}
