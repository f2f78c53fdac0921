package io.duebell.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayerMaskTests {

    @Test
    void ofARowThatNobodyCouldReadDayAndSumStayAndWhoPaidIsHidden() {
        assertThat(PayerMask.row("20261314,12.00,贷,王秋菊,6217000000004321,还款"))
                .isEqualTo("20261314,12.00,贷,王*菊,621*********4321,还*");
        assertThat(PayerMask.row("LI XIAOHONG,300")).doesNotContain("XIAOHONG");
    }

    @Test
    void thePayersOwnNameIsHiddenInWhatTheyWroteAndNobodyElsesIs() {
        assertThat(PayerMask.remark("王秋菊替李大山还款", "王秋菊")).isEqualTo("王*菊替李大山还款");
        assertThat(PayerMask.remark("还款", "")).isEqualTo("还款");
    }

    @Test
    void numbersOfAccountsAreHiddenHoweverTheyAreWritten() {
        assertThat(PayerMask.text("卡6217 0000 0000 4321 123转")).doesNotContain("0000");
        assertThat(PayerMask.text("账203100000001")).isEqualTo("账203*****0001");
        assertThat(PayerMask.text("12-15还1200.50")).isEqualTo("12-15还1200.50");
    }
}
