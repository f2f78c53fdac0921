package io.duebell.compliance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duebell.compliance.internal.RuleSetText.BadRuleSetException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write as contact rules: what is wrong is named by its key, and the law is never loosened. */
class RuleSetTextTests {

    private static final String SHIPPED = Shipped.text("rules/contact-rules.yaml");
    private final LegalFloor floor = new LegalFloor(Shipped.read("rules/legal-floor.yaml"));

    @Test
    void theShippedSetIsWithinTheLaw() throws Exception {
        assertThat(floor.brokenBy(RuleSetText.read(SHIPPED))).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            version: "2026.2"                   | version: ""                    | version: give one
            working-day: "08:30-20:30"          | working-day: "8-20"            | contact-hours.sms: "8-20" is written like 08:30-20:30
            working-day: "08:30-20:30"          | working-day: "20:30-08:30"     | contact-hours.sms: 20:30-08:30 ends before it begins
            , day-off: "08:30-20:30"            | ''                             | contact-hours.sms: give working-day and day-off
            first-day: -1                       | first-day: 9                   | new-year-pause: last-day is before first-day
            counts: [SMS], per: BORROWER, days: 1 | counts: [FAX], per: BORROWER, days: 1 | caps[0].counts
            days: 7                             | days: 0                        | caps[1].days: 1 to 31
            most: 3}                            | most: -1}                      | caps[1].most: 0 or more
            id: texts-in-seven-days             | id: texts-a-day                | caps[1].id: texts-a-day stands there twice
            new-year-pause:                     | newyear-pause-x:               | newyear-pause-x
            version:                            | '\t:'                           | it is no YAML
            """)
    void whatIsWrongIsNamedByItsKey(String right, String wrong, String said) {
        String text = SHIPPED.replaceFirst(Pattern.quote(right), wrong == null ? "" : wrong);

        BadRuleSetException refused = catchThrowableOfType(BadRuleSetException.class, () -> RuleSetText.read(text));

        assertThat(refused).as(text).isNotNull();
        assertThat(refused.getMessage()).contains(said);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            sms:   {working-day: "08:30-20:30"  | sms:   {working-day: "07:59-20:30" | contact-hours.sms.working-day
            call:  {working-day: "08:30-20:30"  | call:  {working-day: "08:30-22:01" | contact-hours.call.working-day
            counts: [ROBOT_CONNECTED, CALL_CONNECTED], per: BORROWER, days: 1, most: 2 | counts: [CALL_CONNECTED], per: BORROWER, days: 1, most: 2 | at most 3 of [ROBOT_CONNECTED, CALL_CONNECTED]
            per: NUMBER,   days: 1, most: 6     | per: NUMBER,   days: 1, most: 7    | at most 6 of [ROBOT_TRIED, CALL_TRIED]
            """)
    void noSetLoosensTheLaw(String right, String looser, String said) throws Exception {
        String text = SHIPPED.replaceFirst(Pattern.quote(right), looser);
        assertThat(text).isNotEqualTo(SHIPPED);

        List<String> broken = floor.brokenBy(RuleSetText.read(text));

        assertThat(broken).singleElement().asString().contains(said);
    }

    @Test
    void hoursUpToTheLawsOwnAreAllowed() throws Exception {
        assertThat(floor.brokenBy(RuleSetText.read(SHIPPED.replace("08:30-20:30", "08:00-22:00"))))
                .isEmpty();
        assertThat(floor.brokenBy(RuleSetText.read(SHIPPED.replace("\"08:30-20:30\"}", "none}"))))
                .isEmpty();
    }
}
