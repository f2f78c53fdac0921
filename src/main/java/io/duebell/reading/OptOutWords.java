package io.duebell.reading;

import jakarta.validation.constraints.NotEmpty;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The words that end automatic texts and the words that start them again, as {@code opt-out-words.yaml} lists them. The
 * whole message must be such a word after NFKC, trimming and stripping punctuation: T恤 and 退款 are no opt-outs
 * (facts.md section 4).
 */
@Validated
@ConfigurationProperties("duebell.inbox.words")
public record OptOutWords(
        @NotEmpty Set<String> out, @NotEmpty Set<String> in) {

    private static final Pattern NO_WORD = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\p{C}]+");

    public OptOutWords {
        out = out.stream().map(OptOutWords::bare).collect(Collectors.toUnmodifiableSet());
        in = in.stream().map(OptOutWords::bare).collect(Collectors.toUnmodifiableSet());
    }

    public boolean isOut(String message) {
        return out.contains(bare(message));
    }

    public boolean isIn(String message) {
        return in.contains(bare(message));
    }

    private static String bare(String message) {
        String plain = Normalizer.normalize(message, Normalizer.Form.NFKC);
        return NO_WORD.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
