package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** What everybody does who visits the console with a browser. */
final class Visit {

    private Visit() {}

    static Page login(BrowserContext context, Program gateway, String name, String password, String language) {
        Page page = context.newPage();
        page.navigate(gateway.consoleUrl() + "/login?lang=" + language);
        page.fill("#username", name);
        page.fill("#password", password);
        page.click("#login");
        page.waitForURL(gateway.consoleUrl() + "/**");
        return page;
    }

    static void fits(Page page) {
        Object wider = page.evaluate("document.documentElement.scrollWidth > innerWidth");
        assertThat(wider).as("%s scrolls sideways", page.url()).isEqualTo(false);
    }
}
