package io.duebell.notice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What every text of this credit union has in common.
 *
 * @param signature what stands first between 【】, by language
 * @param bank the credit union's name in a sentence, by language
 * @param hotline where a borrower asks
 * @param maxParts a text of more parts is not sent but put on the repair list
 * @param defaultLanguage for a borrower whose language has no template
 * @param priceOfThousandParts what a thousand parts of text cost, in fen; 0: not known
 * @param names how much of a name a text shows
 * @param phoneConfirmedWithin how long ago a phone may have been confirmed; absent: not asked
 */
@Validated
@ConfigurationProperties("duebell.notice")
public record NoticeProperties(
        @NotEmpty Map<String, @NotBlank String> signature,
        @DefaultValue Map<String, String> bank,
        @Nullable String hotline,
        @Min(1) @Max(10) @DefaultValue("4") int maxParts,
        @NotBlank @DefaultValue("zh-CN") String defaultLanguage,
        @Min(0) @DefaultValue("0") int priceOfThousandParts,
        @DefaultValue("MASKED") Names names,
        @Nullable Period phoneConfirmedWithin) {

    /** How much of a name a text shows. */
    public enum Names {
        /** 张** */
        MASKED,
        /** 张 */
        SURNAME
    }

    public String signatureIn(String language) {
        String own = signature.get(language);
        return own != null ? own : signature.values().iterator().next();
    }

    public Optional<String> bankIn(String language) {
        String own = bank.get(language);
        return Optional.ofNullable(own != null ? own : bank.get(defaultLanguage));
    }

    /** Whether a phone last confirmed on this day is fresh enough to be told of a debt. */
    public boolean isFresh(LocalDate confirmedOn, LocalDate today) {
        return !confirmedOn.isBefore(freshSince(today));
    }

    /** The first day on which a phone may have been confirmed and be told of a debt today. */
    public LocalDate freshSince(LocalDate today) {
        return phoneConfirmedWithin == null ? LocalDate.EPOCH : today.minus(phoneConfirmedWithin);
    }
}
