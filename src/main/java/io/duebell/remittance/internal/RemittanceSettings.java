package io.duebell.remittance.internal;

import io.duebell.matching.MatchSettings;
import io.duebell.shared.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How statements are taken in and settled.
 *
 * @param inbox the watched folder
 * @param dir the folder that every node sees: statements as they came lie in its {@code files}
 * @param largestFile in bytes; a larger one is refused
 * @param batch lines a transaction
 * @param lease for how long a node that reads a file has it to itself
 * @param reviewWithin how long one may stand in review before it is an alarm
 * @param bookWithin how old the loan book may be by which payments are judged
 * @param matching how sure a credit must be
 * @param pauseFrom in bits: from what weight on the best candidate of one in review counts as likely enough to pause their notices
 * @param principalFirst products whose payments settle principal before interest and penalty
 * @param secondPersonAbove in yuan: what is settled above it waits for a second person
 */
@Validated
@ConfigurationProperties("duebell.remittance")
record RemittanceSettings(
        @NotBlank @DefaultValue("./statements") String inbox,
        @NotBlank @DefaultValue("./state/statements") String dir,
        @Min(1) @DefaultValue("1073741824") long largestFile,
        @Min(1) @DefaultValue("500") int batch,

        @NotNull @DurationMin(seconds = 5) @DefaultValue("1m")
        Duration lease,

        @NotNull @DefaultValue("50000") BigDecimal secondPersonAbove,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("3d")
        Duration reviewWithin,

        @NotNull @DefaultValue("3d") Period bookWithin,
        @Valid @NotNull @DefaultValue Matching matching,
        @DefaultValue("8") double pauseFrom,
        @DefaultValue List<String> principalFirst) {

    RemittanceSettings {
        principalFirst = List.copyOf(principalFirst);
    }

    /** See {@link MatchSettings}. */
    record Matching(
            @DefaultValue("2") double floor,
            @DefaultValue("4") double margin,
            @DefaultValue("10") int shown) {

        MatchSettings settings() {
            return new MatchSettings(floor, margin, shown);
        }
    }

    Path files() {
        return Path.of(dir).resolve("files");
    }

    boolean wantsSecond(Money amount) {
        return amount.compareTo(Money.ofYuan(secondPersonAbove)) > 0;
    }
}
