package io.duebell.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class ReplyWordsTests {

    @AfterEach
    void anyLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "another number is told: 13900000000",
                "told day 2026-12-20",
                "3 borrowers have the number",
                "can't be asked by text about 300.00 yuan of 2026-12-14",
                "was told of 300.00 yuan of 2026-12-14 that are not theirs",
                "may have been told of 300.00 yuan of 2026-12-14 that are not theirs",
                "was told of something else than the 300.00 yuan of 2026-12-14 that are theirs",
                "promised for 2026-12-20, came in 100.00 of 300.00"
            })
    void whatATaskIsAboutIsSaidInChinese(String detail) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);

        String said = new ReplyWords(messages, new BusinessClock(Duration.ZERO)).detail(detail);

        assertThat(said).containsPattern("\\p{IsHan}").doesNotContainPattern("[a-z]{3}");
    }
}
