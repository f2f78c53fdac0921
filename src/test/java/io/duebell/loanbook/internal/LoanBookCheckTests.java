package io.duebell.loanbook.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class LoanBookCheckTests {

    private final LoanBookDatabase database = new LoanBookDatabase();

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void a_missing_view_stops_the_start_with_its_name(CapturedOutput output) {
        database.loans.execute("RENAME TABLE v_posting TO v_posting_away");
        try {
            assertThatThrownBy(this::start).isInstanceOf(LoanBookContractException.class);
        } finally {
            database.loans.execute("RENAME TABLE v_posting_away TO v_posting");
        }

        assertThat(output)
                .contains("The loan book has no view v_posting.")
                .contains("Create the six views of loanbook/schema.sql at duebell.loanbook.url=jdbc:mysql://")
                .doesNotContain("\tat ");
    }

    @Test
    void a_missing_column_stops_the_start_with_its_name(CapturedOutput output) {
        database.loans.execute("CREATE OR REPLACE VIEW v_book_status AS SELECT complete_at FROM book_status");
        try {
            assertThatThrownBy(this::start).isInstanceOf(LoanBookContractException.class);
        } finally {
            database.loans.execute(
                    "CREATE OR REPLACE VIEW v_book_status AS SELECT as_of_date, complete_at FROM book_status");
        }

        assertThat(output).contains("The loan book's view v_book_status has no column as_of_date.");
    }

    @Test
    void an_unreachable_loan_book_stops_the_start_in_words(CapturedOutput output) {
        assertThatThrownBy(() -> start(
                        "--duebell.loanbook.url=jdbc:mysql://127.0.0.1:1/nothing?password=secret",
                        "--duebell.loanbook.connect-timeout=200ms"))
                .isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("The loan book does not answer at jdbc:mysql://127.0.0.1:1/nothing:")
                .contains("Set duebell.loanbook.url")
                .doesNotContain("secret");
    }

    @Test
    void a_missing_setting_stops_the_start_naming_its_key(CapturedOutput output) {
        assertThatThrownBy(() -> start("--duebell.loanbook.url=", "--duebell.loanbook.batch-rows=0"))
                .isInstanceOf(RuntimeException.class);

        assertThat(output).contains("duebell.loanbook.url").contains("duebell.loanbook.batchRows");
    }

    private void start(String... arguments) {
        new SpringApplicationBuilder(LoanBookContext.class)
                .web(WebApplicationType.NONE)
                .properties(database.properties())
                .run(arguments)
                .close();
    }
}
