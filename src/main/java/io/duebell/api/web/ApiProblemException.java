package io.duebell.api.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** An answer that says what went wrong and what to do (RFC 9457). */
final class ApiProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    ApiProblemException(HttpStatus status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ApiProblemException notFound(String what) {
        return new ApiProblemException(HttpStatus.NOT_FOUND, "not-found", what);
    }

    static ApiProblemException unreadable(String what) {
        return new ApiProblemException(HttpStatus.BAD_REQUEST, "unreadable", what);
    }

    ProblemDetail detail() {
        return of(status, code, String.valueOf(getMessage()));
    }

    /** {@code code} never changes; {@code detail} is for people. */
    static ProblemDetail of(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:duebell:problem:" + code));
        problem.setProperty("code", code);
        return problem;
    }
}
