package io.duebell.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what no address of the API takes, before any of it is read: forms, and bodies larger than any but a statement's, which goes to
 * disk as it comes and has a limit of its own.
 */
final class BodyLimit extends OncePerRequestFilter {

    private static final DataSize MOST = DataSize.ofMegabytes(16);
    private static final String STATEMENTS = "/api/v1/statements";

    private final PlainProblems problems;

    BodyLimit(PlainProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isForm(request.getContentType())) {
            refuse(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        } else if (!isStatement(request) && request.getContentLengthLong() > MOST.toBytes()) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletResponse response, HttpStatus status) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problems.write(response, PlainProblems.of(status.value()));
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static boolean isStatement(HttpServletRequest request) {
        return request.getRequestURI()
                .substring(request.getContextPath().length())
                .equals(STATEMENTS);
    }
}
