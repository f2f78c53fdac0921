package io.duebell.console.web;

import io.duebell.carrier.RefusalTexts;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the page of a notice says, for tests of other rooms. */
public final class ReasonWords {

    private final Reasons reasons;

    public ReasonWords(RefusalTexts codes) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        reasons = new Reasons(
                messages, new StaticListableBeanFactory(Map.of("codes", codes)).getBeanProvider(RefusalTexts.class));
    }

    public String in(String reason, Locale locale) {
        return reasons.in(reason, locale);
    }
}
