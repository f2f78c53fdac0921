package io.duebell.simulator.loansystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.TestDatabase;
import io.duebell.shared.Money;
import io.duebell.simulator.loansystem.AdviceDesk.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** How the simulated loan system books advice, by itself and over HTTP. */
class AdviceDeskTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 15);
    private static final String SECRET = "a secret of both sides";

    private final TestDatabase database = TestDatabase.migrated();
    private final DataSource loans = database.loanOwnerDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(loans);
    private final AdviceDesk desk = new AdviceDesk(loans, new LoanSystem(loans));

    @BeforeEach
    void lend() {
        new LentBook(jdbc).borrower("B1", "何二").loan("L1", "B1", 100_00);
        jdbc.update("INSERT INTO instalment (loan_no, due_date, interest_due) VALUES ('L1', '2027-03-20', 100)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void anAdviceIsBookedOnceOnWhatIsDueFirstUnderItsKey() {
        Answer first = desk.book("C1", "L1", new Money(150_00), TODAY);
        Answer again = desk.book("C1", "L1", new Money(150_00), TODAY);

        assertThat(List.of(first, again)).containsExactly(Answer.BOOKED, Answer.KNOWN);
        assertThat(postings()).containsExactly("C1 2026-12-20 100.00 0", "C1 2027-03-20 50.00 0");
        assertThat(jdbc.queryForObject("SELECT SUM(interest_open) FROM v_open_instalment", String.class))
                .isEqualTo("50.00");
    }

    @Test
    void anUndoneOneIsReversedAndOpenAgain() {
        desk.book("C1", "L1", new Money(150_00), TODAY);

        Answer undone = desk.takeBack("C1");
        Answer again = desk.takeBack("C1");

        assertThat(List.of(undone, again)).containsExactly(Answer.REVERSED, Answer.NOTHING_BOOKED);
        assertThat(postings()).containsExactly("C1 2026-12-20 100.00 1", "C1 2027-03-20 50.00 1");
        assertThat(jdbc.queryForObject("SELECT SUM(interest_open) FROM v_open_instalment", String.class))
                .isEqualTo("200.00");
    }

    @Test
    void whatIsMoreThanIsOwedOrForNoOpenLoanIsRefusedWhole() {
        assertThat(desk.book("C1", "L1", new Money(201_00), TODAY)).isEqualTo(Answer.ABOVE_PAYOFF);
        assertThat(desk.book("C2", "L9", new Money(1_00), TODAY)).isEqualTo(Answer.NO_SUCH_LOAN);
        jdbc.update("UPDATE loan SET status = 'SETTLED'");
        assertThat(desk.book("C3", "L1", new Money(1_00), TODAY)).isEqualTo(Answer.LOAN_CLOSED);
        assertThat(postings()).isEmpty();
    }

    @Test
    void overHttpALineIsBookedWhenItsSignatureIsRight() throws Exception {
        String line = """
                {"key": "C1", "kind": "CREDIT", "loanNo": "L1", "total": 10000, "decidedAt": "2026-12-15T01:40:00Z"}
                """;
        String more = line.replace("10000", "99999").replace("C1", "C2");
        String undo = "{\"key\": \"U1\", \"kind\": \"UNDO\", \"undoes\": \"C1\"}";
        try (AdviceHttp http = AdviceHttp.start(desk, SECRET)) {
            assertThat(post(http, line, "another secret of old")).isEqualTo("401 {\"code\":\"not-signed\"}");
            assertThat(post(http, line, SECRET)).isEqualTo("200 {\"code\":\"booked\"}");
            assertThat(post(http, more, SECRET)).isEqualTo("422 {\"code\":\"above-payoff\"}");
            assertThat(post(http, "no json", SECRET)).isEqualTo("400 {\"code\":\"not-understood\"}");
            assertThat(postings()).containsExactly("C1 2026-12-20 100.00 0");
            assertThat(post(http, undo, SECRET)).isEqualTo("200 {\"code\":\"reversed\"}");
        }
    }

    private static String post(AdviceHttp http, String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(("17." + body).getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(http.url()))
                                .header("Duebell-Signature", "t=17,v1=" + signature)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private List<String> postings() {
        return jdbc.queryForList(
                "SELECT CONCAT(advice_key, ' ', due_date, ' ', interest, ' ', reversed) FROM v_posting ORDER BY due_date",
                String.class);
    }
}
