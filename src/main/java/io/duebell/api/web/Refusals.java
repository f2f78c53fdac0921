package io.duebell.api.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.ErrorResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers below {@code /api} that no controller gives are problems too: what the dispatcher refuses, and what the container does. */
@Configuration(proxyBeanMethods = false)
class Refusals {

    private static final String BELOW = "/api/";

    private final PlainProblems problems;

    Refusals(PlainProblems problems) {
        this.problems = problems;
    }

    @Bean
    HandlerExceptionResolver dispatcherRefusals() {
        return new OfDispatcher();
    }

    /** What the container or the guards before the dispatcher refuse, and what broke. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> containerRefusals() {
        FilterRegistrationBean<OncePerRequestFilter> filter = new FilterRegistrationBean<>(new OfContainer());
        filter.setDispatcherTypes(DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static boolean isOurs(HttpServletRequest request, @Nullable Object path) {
        return path instanceof String uri
                && uri.startsWith(BELOW, request.getContextPath().length());
    }

    /** What came to no controller of ours: another address, method or form of body. Asked before the pages' own. */
    private final class OfDispatcher implements HandlerExceptionResolver, Ordered {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public @Nullable ModelAndView resolveException(
                HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
            boolean ours = isOurs(request, request.getRequestURI()) && !(handler instanceof HandlerMethod);
            if (!ours || !(failure instanceof ErrorResponse refusal)) {
                return null;
            }
            refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            try {
                problems.write(
                        response, PlainProblems.of(refusal.getStatusCode().value()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new ModelAndView();
        }
    }

    private final class OfContainer extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilterErrorDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            if (status instanceof Integer code
                    && isOurs(request, request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))) {
                problems.write(response, PlainProblems.of(code));
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
