package io.duebell.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.TestDatabase;
import io.duebell.carrier.GsmTextEncoder;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.notice.NoticeKind;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.internal.Wording.Fact;
import io.duebell.notice.internal.Wording.Facts;
import io.duebell.notice.internal.Wording.Told;
import io.duebell.shared.Money;
import io.duebell.simulator.loansystem.BookSpec;
import io.duebell.simulator.loansystem.LoanBookGenerator;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every open instalment of the demo's loan book, told by every default text that could come to speak of it. */
class DemoBookTextsTests {

    private static final LocalDate MORNING = LocalDate.of(2026, 12, 15);
    private static final Pattern DAYS = Pattern.compile("\\d+");

    private final Map<TemplateFolder.TextKey, CompiledTemplate> templates =
            new TemplateFolder(Path.of("templates")).readAll();
    private final Wording wording = new Wording(settingsOfTheDemo(), new GsmTextEncoder());

    @Test
    void aTextWithoutTheAccountFitsOnePartAndWithItTwo() {
        List<Open> book = book();
        Map<String, Integer> told = new TreeMap<>();
        List<String> tooLong = new ArrayList<>();
        for (CompiledTemplate template : templates.values()) {
            String id = template.version().id();
            int most = id.endsWith("-account") ? 2 : 1;
            for (Open open : book) {
                LocalDate today = dayOf(id, open);
                if (open.isKindOf(id, today)
                        && wording.write(template, new Facts(open.name(), today, List.of(open.factFor(id))))
                                instanceof Told text) {
                    told.merge(id, 1, Integer::sum);
                    if (text.parts() > most) {
                        tooLong.add(id + ": " + text.body());
                    }
                }
            }
        }

        assertThat(book).hasSizeGreaterThan(15_000);
        assertThat(told)
                .hasSize(26)
                .allSatisfy((id, texts) -> assertThat(texts).as(id).isGreaterThan(1_000));
        assertThat(tooLong).isEmpty();
    }

    private static NoticeProperties settingsOfTheDemo() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return new Binder(ConfigurationPropertySources.from(
                        new PropertiesPropertySource("application", Objects.requireNonNull(yaml.getObject()))))
                .bind("duebell.notice", NoticeProperties.class)
                .get();
    }

    /** The business date on which a text would speak of an instalment. */
    private static LocalDate dayOf(String id, Open open) {
        Matcher days = DAYS.matcher(id);
        int offset = id.contains("monthly") ? 60 : days.find() ? Integer.parseInt(days.group()) : 0;
        LocalDate due = open.fact().dueDate();
        return id.startsWith("overdue") ? due.plusDays(offset) : due.minusDays(offset);
    }

    private static List<Open> book() {
        try (TestDatabase database = TestDatabase.migrated()) {
            new LoanBookGenerator(database.loanOwnerDataSource())
                    .generate(new BookSpec(BookSpec.BRANCH_HOUSEHOLDS, MORNING, 1), (done, total) -> {});
            return new JdbcTemplate(database.loanOwnerDataSource()).query("""
                    SELECT b.name, i.loan_no, i.due_date, i.product, i.repay_account, i.maturity_date,
                           i.principal_open, i.interest_open, i.penalty_open
                    FROM v_open_instalment i
                             JOIN v_borrower b ON b.borrower_no = i.borrower_no
                    """, (row, no) -> Open.of(row));
        }
    }

    private record Open(String name, Fact fact, LocalDate maturity) {

        static Open of(ResultSet row) throws SQLException {
            return new Open(
                    row.getString("name"),
                    new Fact(
                            row.getString("loan_no"),
                            row.getObject("due_date", LocalDate.class),
                            row.getString("product"),
                            row.getString("repay_account"),
                            Money.ofYuan(row.getBigDecimal("principal_open")),
                            Money.ofYuan(row.getBigDecimal("interest_open")),
                            Money.ofYuan(row.getBigDecimal("penalty_open"))),
                    row.getObject("maturity_date", LocalDate.class));
        }

        /** Before and on its due date an instalment has no penalty. */
        Fact factFor(String id) {
            return id.startsWith("overdue")
                    ? fact
                    : new Fact(
                            fact.loanNo(),
                            fact.dueDate(),
                            fact.product(),
                            fact.account(),
                            fact.principal(),
                            fact.interest(),
                            Money.ZERO);
        }

        boolean isKindOf(String id, LocalDate today) {
            OpenAmounts open = new OpenAmounts(fact.principal(), fact.interest(), fact.penalty());
            NoticeKind kind = NoticeKind.of(fact.dueDate(), maturity, open, today);
            return id.startsWith(kind.name().toLowerCase(Locale.ROOT));
        }
    }
}
