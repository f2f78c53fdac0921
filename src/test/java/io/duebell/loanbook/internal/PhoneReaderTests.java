package io.duebell.loanbook.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.loanbook.Phone.Kind;
import io.duebell.shared.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneReaderTests {

    private final PhoneReader reader = new PhoneReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "13800138000|8613800138000",
                " 13800138000 |8613800138000",
                "138 0013 8000|8613800138000",
                "138-0013-8000|8613800138000",
                "138.0013.8000|8613800138000",
                "138—0013—8000|8613800138000",
                "1 3 8 0 0 1 3 8 0 0 0|8613800138000",
                "+8613800138000|8613800138000",
                "+86 138 0013 8000|8613800138000",
                "(+86)13800138000|8613800138000",
                "8613800138000|8613800138000",
                "86-13800138000|8613800138000",
                "008613800138000|8613800138000",
                "0086 138 0013 8000|8613800138000",
                "+86 013800138000|8613800138000",
                "013800138000|8613800138000",
                "17951 13800138000|8613800138000",
                "１３８００１３８０００|8613800138000",
                "＋８６　138 0013 8000|8613800138000",
                "\u200e13800138000\u202c|8613800138000",
                "手机13800138000|8613800138000",
                "Tel:13800138000|8613800138000",
                "本人：13800138000|8613800138000",
                "13800138000/|8613800138000",
                "13800138000/13900139000|8613800138000",
                "13900139000、13800138000|8613900139000",
                "13800138000，13900139|8613800138000",
                "0871-5123456/13800138|",
                "08715123456/13800138000|8613800138000",
                "17012345678|8617012345678",
                "19912345678|8619912345678",
                "16612345678|8616612345678",
            })
    void a_mobile_is_found_in_what_a_clerk_types(String typed, String digits) {
        PhoneReader.Reading reading = reader.read(typed);

        if (digits == null) {
            assertThat(reading.kind()).isNotEqualTo(Kind.MOBILE);
        } else {
            assertThat(reading).isEqualTo(new PhoneReader.Reading(Kind.MOBILE, new Msisdn(digits)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0871-65123456|LANDLINE",
                "(0871)65123456|LANDLINE",
                "+86 871 6512 3456|LANDLINE",
                "010-62345678|LANDLINE",
                "０７３５—３２２３３４４|LANDLINE",
                "0735 3223344转8001|LANDLINE",
                "3223344|LANDLINE",
                "65123456|LANDLINE",
                "+852 9123 4567|FOREIGN",
                "00852 91234567|FOREIGN",
                "+95 9 421 234 567|FOREIGN",
                "+1 650 253 0000|FOREIGN",
                "1380013800|WRONG",
                "138001380000|WRONG",
                "12800138000|WRONG",
                "138O0138000|WRONG",
                "十三八零零一三八|WRONG",
                "没有电话|WRONG",
                "无|WRONG",
                "-|WRONG",
                "0|WRONG",
                "00000000000|WRONG",
                "110|WRONG",
                "4006800123|WRONG",
                "+999 12345678|WRONG",
                "13800138000空号|WRONG",
                "13800138000儿子|WRONG",
                "1380013800013900139000|WRONG",
                "abc@example.com|WRONG",
            })
    void what_can_not_be_a_mobile_is_told_apart(String typed, Kind kind) {
        assertThat(reader.read(typed)).isEqualTo(new PhoneReader.Reading(kind, null));
    }

    @Test
    void two_mobiles_with_a_blank_between_them_are_the_first() {
        PhoneReader.Reading reading = reader.read("13800138000 13900139000");

        assertThat(reading.msisdn()).isEqualTo(new Msisdn("8613800138000"));
    }
}
