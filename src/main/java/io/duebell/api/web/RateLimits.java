package io.duebell.api.web;

import dev.failsafe.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** So many requests a second for each token, on each node. */
@Configuration(proxyBeanMethods = false)
class RateLimits implements WebMvcConfigurer, HandlerInterceptor {

    private final int aSecond;
    private final Map<Long, RateLimiter<Object>> limiters = new ConcurrentHashMap<>();

    RateLimits(@Value("${duebell.api.requests-per-second:20}") int aSecond) {
        this.aSecond = aSecond;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof Caller caller)) {
            return true;
        }
        RateLimiter<Object> limiter = limiters.computeIfAbsent(
                caller.token().id(),
                id -> RateLimiter.burstyBuilder(aSecond, Duration.ofSeconds(1)).build());
        if (limiter.tryAcquirePermit()) {
            return true;
        }
        response.setHeader("Retry-After", "1");
        throw new ApiProblemException(
                HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "At most " + aSecond + " requests a second.");
    }
}
