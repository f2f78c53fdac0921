package io.duebell.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form with files that is larger than its page takes, before any of it is read: who may take statements in sends large ones
 * to their pages, everything else stays small. The servlet's own limit can't tell one page from another, and the guard against forged
 * requests reads the whole form of whoever sends one.
 */
final class UploadLimit extends OncePerRequestFilter {

    /** Somewhat above what a page takes, so that the page can say that a file is too large. */
    static final DataSize FORM = DataSize.ofMegabytes(65);

    private static final Set<String> STATEMENTS = Set.of("/statements", "/feeds/sample");
    private static final Set<String> ROLES = Set.of("ROLE_SUPERVISOR", "ROLE_ADMINISTRATOR");

    private final MessageSource messages;

    UploadLimit(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isWithFiles(request.getContentType()) && !takesStatement(request)) {
            // A browser tells the length of a form; what does not could be of any.
            boolean unknown = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
            if (unknown || request.getContentLengthLong() > FORM.toBytes()) {
                refuse(response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** In both languages and at once: an error page would read the form after all, to know in which one. */
    private void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setContentType("text/plain;charset=UTF-8");
        for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            response.getWriter().println(messages.getMessage("error.413.text", null, language));
        }
    }

    private static boolean isWithFiles(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static boolean takesStatement(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return STATEMENTS.contains(path)
                && who != null
                && who.getAuthorities().stream().anyMatch(each -> ROLES.contains(each.getAuthority()));
    }
}
