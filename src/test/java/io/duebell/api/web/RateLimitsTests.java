package io.duebell.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.duebell.api.ApiScope;
import io.duebell.api.ApiTokens.Token;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How often one token may ask. */
class RateLimitsTests {

    private static final int A_SECOND = 3;
    private static final int MANY = 60;

    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Anything())
            .addInterceptors(new RateLimits(A_SECOND))
            .setControllerAdvice(new ApiErrors())
            .build();

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoAsksTooOftenWaitsAndNobodyElseDoes() throws Exception {
        askAs(1);
        MockHttpServletResponse answer = ask();
        for (int i = 0; i < MANY && answer.getStatus() == 200; i++) {
            answer = ask();
        }

        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
        assertThat(JsonPath.<String>read(answer.getContentAsString(), "$.code")).isEqualTo("too-many-requests");
        askAs(2);
        assertThat(ask().getStatus()).isEqualTo(200);
    }

    private static void askAs(long token) {
        Caller caller = new Caller(new Token(
                token,
                "token",
                Set.of(ApiScope.CAMPAIGNS_READ),
                null,
                null,
                "admin",
                Instant.EPOCH,
                null,
                null,
                null,
                null));
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(caller, ""));
    }

    private MockHttpServletResponse ask() throws Exception {
        return http.perform(MockMvcRequestBuilders.get("/api/v1/anything"))
                .andReturn()
                .getResponse();
    }

    /** What is asked for; an inner class, so that no test that scans the room serves it. */
    @RestController
    @SuppressWarnings("ClassCanBeStatic")
    class Anything {

        @GetMapping("/api/v1/anything")
        String any() {
            return "any";
        }
    }
}
