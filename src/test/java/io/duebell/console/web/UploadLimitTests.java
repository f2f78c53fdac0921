package io.duebell.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Forms with files by their length, whoever sends them. */
class UploadLimitTests {

    private static final long SMALL = 10_000_000;
    private static final long LARGE = 300_000_000;

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aStatementMayBeLargeWhereWhoSendsItMayTakeItIn() throws Exception {
        as("ROLE_SUPERVISOR");
        assertThat(status("/statements", LARGE)).isEqualTo(200);
        assertThat(status("/feeds/sample", LARGE)).isEqualTo(200);

        as("ROLE_MANAGER");
        assertThat(status("/statements", LARGE)).isEqualTo(413);
    }

    @Test
    void everyOtherFormStaysSmall() throws Exception {
        as("ROLE_SUPERVISOR");

        assertThat(status("/campaigns/1/list", SMALL)).isEqualTo(200);
        assertThat(status("/campaigns/1/list", LARGE)).isEqualTo(413);
        assertThat(status("/statements/../holds/file", LARGE)).isEqualTo(413);
    }

    @Test
    void whoIsNotLoggedInSendsNothingLargeAnywhere() throws Exception {
        assertThat(status("/statements", LARGE)).isEqualTo(413);
        assertThat(status("/login", LARGE)).isEqualTo(413);
    }

    @Test
    void aFormOfUnknownLengthIsRefused() throws Exception {
        MockHttpServletRequest request = form("/holds/file", -1);
        request.addHeader("Transfer-Encoding", "chunked");

        assertThat(status(request)).isEqualTo(413);
    }

    private static void as(String role) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("zhao", "", role));
    }

    private static int status(String path, long bytes) throws Exception {
        return status(form(path, bytes));
    }

    private static int status(MockHttpServletRequest request) throws Exception {
        StaticMessageSource texts = new StaticMessageSource();
        texts.setUseCodeAsDefaultMessage(true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new UploadLimit(texts).doFilter(request, response, new MockFilterChain());
        assertThat(response.getContentAsString().isEmpty()).isEqualTo(response.getStatus() == 200);
        return response.getStatus();
    }

    private static MockHttpServletRequest form(String path, long bytes) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return bytes;
            }
        };
        request.setContentType("multipart/form-data; boundary=x");
        return request;
    }
}
