package io.duebell.api.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problems that are answered where no controller was reached. */
@Component
class PlainProblems {

    private final JsonMapper json;

    PlainProblems(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** What a status says, in a code that never changes. */
    static String code(@Nullable HttpStatus status) {
        return status == null ? "error" : status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What to do about a refusal of which no more is known than its status. */
    static ProblemDetail of(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        HttpStatus meant = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        return ApiProblemException.of(
                meant,
                code(meant),
                switch (meant) {
                    case NOT_FOUND -> "There is nothing at this address; the addresses stand in /api/v1/openapi.yaml.";
                    case METHOD_NOT_ALLOWED -> "This address does not take this method; see /api/v1/openapi.yaml.";
                    case NOT_ACCEPTABLE -> "Accept application/json.";
                    case CONTENT_TOO_LARGE -> "The body is larger than is taken; send less at once.";
                    case UNSUPPORTED_MEDIA_TYPE ->
                        "Send a Content-Type that this address takes; a file is the body itself and not part of a form.";
                    default ->
                        meant.is5xxServerError()
                                ? "It went wrong here; send it again later, with the same Idempotency-Key."
                                : "The request can't be read; check its address, headers and body.";
                });
    }
}
