package io.duebell.api.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error below {@code /api} is a problem with a code that never changes. */
@RestControllerAdvice(basePackages = "io.duebell.api.web")
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors extends ResponseEntityExceptionHandler {

    @ExceptionHandler(ApiProblemException.class)
    ResponseEntity<ProblemDetail> problem(ApiProblemException problem) {
        return answer(problem.detail());
    }

    @ExceptionHandler(DataAccessException.class)
    ResponseEntity<ProblemDetail> away(DataAccessException away) {
        return answer(ApiProblemException.of(
                HttpStatus.SERVICE_UNAVAILABLE, "database-away", "The database does not answer; try again later."));
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<ProblemDetail> denied(AccessDeniedException denied) {
        return answer(ApiProblemException.of(
                HttpStatus.FORBIDDEN, "scope-missing", "The token lacks the scope that this asks for."));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getProperties() == null) {
            String code = PlainProblems.code(HttpStatus.resolve(status.value()));
            problem.setType(java.net.URI.create("urn:duebell:problem:" + code));
            problem.setProperty("code", code);
        }
        return super.handleExceptionInternal(failure, body, headers, status, request);
    }
}
