package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.ReceiptState;
import io.duebell.smpp.MessageIdForm;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            id:0A1b sub:001 dlvrd:001 submit date:2606200930 done date:2606200931 stat:DELIVRD err:000 text:hi | 0A1b | DELIVERED | 000 | 2606200931
            ID:77 STAT:undeliv ERR:MK:0001                                                   | 77  | UNDELIVERABLE | MK:0001 | -
            stat:EXPIRED id:5                                                                | 5   | EXPIRED       | -       | -
            id:5 stat:DELIVERED done_date:260620093100                                       | 5   | DELIVERED     | -       | 260620093100
            id: 5 stat: REJECTD err: 13                                                      | 5   | REJECTED      | 13      | -
            id:5 stat:MK:0012 err:                                                           | 5   | -             | -       | -
            id:5 sub:001                                                                     | 5   | -             | -       | -
            id:5 text:stat:UNDELIV id:6                                                      | 5   | -             | -       | -
            id:5 id:6 stat:ACCEPTD                                                           | 5   | ACCEPTED      | -       | -
            stat:DELIVRD                                                                     | -   | DELIVERED     | -       | -
            hello there                                                                      | -   | -             | -       | -
            """)
    void fields_are_found_wherever_they_stand(
            String text,
            @Nullable String id,
            @Nullable ReceiptState state,
            @Nullable String err,
            @Nullable String done) {
        ReceiptText receipt = ReceiptText.parse(text);

        assertThat(receipt.id()).isEqualTo(id);
        assertThat(receipt.state().orElse(null)).isEqualTo(state);
        assertThat(receipt.err()).isEqualTo(err);
        assertThat(receipt.doneDate()).isEqualTo(done);
    }

    @Test
    void bytes_that_are_no_text_and_an_end_of_string_do_no_harm() {
        byte[] bytes = HexFormat.of().parseHex("69643a3742207374617 43a44454c49565244 00ff80".replace(" ", ""));

        ReceiptText receipt = ReceiptText.parse(new String(bytes, 0, 18, StandardCharsets.ISO_8859_1));

        assertThat(receipt.id()).isEqualTo("7B");
        assertThat(receipt.state()).contains(ReceiptState.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({
        "AS_IS, 00Ab1, ab1, 00AB1, ab1",
        "DECIMAL_TO_HEX, 0000FF, ff, 255, ff",
        "HEX_TO_DECIMAL, 255, 255, 00FF, 255",
        "DECIMAL_TO_HEX, x-1, x-1, x-1, x-1",
        "AS_IS, 000, 0, 0, 0",
    })
    void ids_of_response_and_receipt_meet_in_one_normal_form(
            MessageIdForm form, String response, String normal, String receipt, String normalOfReceipt) {
        assertThat(form.ofResponse(response)).isEqualTo(normal);
        assertThat(form.ofReceipt(receipt)).isEqualTo(normalOfReceipt);
    }
}
