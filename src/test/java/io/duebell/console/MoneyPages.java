package io.duebell.console;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** People of each role before the pages about money, with a month of statements. */
abstract class MoneyPages {

    ConsoleApp app;
    MockMvc pages;

    @BeforeEach
    void open() {
        app = new ConsoleApp(0, false);
        pages = MockMvcBuilders.webAppContextSetup(app.web())
                .<DefaultMockMvcBuilder>apply(springSecurity())
                .build();
        ConsoleUsers users = app.get(ConsoleUsers.class);
        users.create("m1", "甲", Role.MANAGER, "M00001", null);
        users.create("m2", "乙", Role.MANAGER, "M00002", null);
        users.create("boss", "丙", Role.SUPERVISOR, null, null);
        users.create("audit", "丁", Role.AUDITOR, null, null);
        new SampleStatements(app.jdbc()).month();
    }

    @AfterEach
    void close() {
        app.close();
    }

    List<String> audit() {
        return app.jdbc()
                .queryForList(
                        "SELECT CONCAT(actor, ' ', action, ' ', subject) FROM audit_log WHERE action <> 'create-user' ORDER BY id",
                        String.class);
    }

    RequestPostProcessor as(String who) {
        return user(app.get(UserDetailsService.class).loadUserByUsername(who));
    }

    String page(String who, String path) throws Exception {
        return pages.perform(get(URI.create(path)).with(as(who)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    MvcResult send(String who, String path, String... fields) throws Exception {
        MockHttpServletRequestBuilder request =
                post(URI.create(path)).with(csrf()).with(as(who));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return pages.perform(request).andReturn();
    }

    /** The page in English right after a step. */
    String said(MvcResult step, String path) throws Exception {
        URI address = URI.create(path + (path.contains("?") ? "&" : "?") + "lang=en");
        return pages.perform(get(address)
                        .with(as(
                                step.getRequest().getRemoteUser() == null
                                        ? "boss"
                                        : step.getRequest().getRemoteUser()))
                        .flashAttrs(step.getFlashMap()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    static int status(MvcResult result) {
        return result.getResponse().getStatus();
    }
}
