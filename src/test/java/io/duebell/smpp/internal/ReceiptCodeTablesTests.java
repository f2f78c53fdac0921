package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.carrier.ReceiptCodes.Kind;
import io.duebell.carrier.ReceiptCodes.Meaning;
import io.duebell.shared.BadSettingException;
import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptCodeTablesTests {

    @TempDir
    private Path folder;

    @Test
    void a_common_code_is_known_in_either_case_and_an_unknown_one_is_not_guessed() {
        ReceiptCodeTables tables = tables("");

        assertThat(tables.meaning("cmcc", "mi:0073"))
                .contains(new Meaning(Kind.WRONG_NUMBER, "空号", "number not in use"));
        assertThat(tables.meaning("cmcc", "000")).isEmpty();
    }

    @Test
    void a_links_own_table_goes_first_and_is_no_other_links() throws IOException {
        Path file = folder.resolve("codes.csv");
        Files.writeString(file, "# ours\n\nMI:0073,OFF,关机,off\nDTBLACK,BLACKLIST,黑名单,blacklisted\n");

        ReceiptCodeTables tables = tables(file.toString());

        assertThat(tables.meaning("cmcc", "MI:0073"))
                .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.OFF));
        assertThat(tables.meaning("cmcc", "DTBLACK"))
                .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.BLACKLIST));
        assertThat(tables.meaning("cucc", "DTBLACK")).isEmpty();
        assertThat(tables.meaning("cucc", "MI:0073"))
                .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.WRONG_NUMBER));
    }

    @Test
    void a_bad_line_stops_the_start_with_key_file_and_line() throws IOException {
        Path file = folder.resolve("codes.csv");
        Files.writeString(file, "# ours\nMI:0073,EMPTY,空号,not in use\n");

        assertThatThrownBy(() -> tables(file.toString()))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("duebell.links[0].receipt-codes=" + file)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> tables(folder.resolve("none.csv").toString()))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("cannot be read");
    }

    private static ReceiptCodeTables tables(String file) {
        return new ReceiptCodeTables(
                new LinkSettings(List.of(LinkFixture.link(Map.of("port", 1, "receipt-codes", file)))));
    }
}
