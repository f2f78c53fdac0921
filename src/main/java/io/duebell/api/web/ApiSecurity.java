package io.duebell.api.web;

import io.duebell.api.ApiTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Who may ask below {@code /api}: bearers of a token with the scope; no session, no cookie, no page. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private final PlainProblems problems;

    ApiSecurity(PlainProblems problems) {
        this.problems = problems;
    }

    @Bean
    @Order(0)
    SecurityFilterChain apiChain(HttpSecurity http, ApiTokens tokens) {
        OpaqueTokenIntrospector introspector = token -> tokens.find(token)
                .map(Caller::new)
                .orElseThrow(() -> new BadOpaqueTokenException("unknown, revoked or expired"));
        http.securityMatcher("/api/**")
                .addFilterAfter(new BodyLimit(problems), AuthorizationFilter.class)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.GET, "/api/v1/openapi", "/api/v1/openapi.yaml")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/api/v1/campaigns/**", "/api/v1/campaigns")
                                .hasAuthority("SCOPE_campaigns:read")
                                .requestMatchers("/api/v1/campaigns/**", "/api/v1/campaigns")
                                .hasAuthority("SCOPE_campaigns:write")
                                .requestMatchers("/api/v1/notices/**", "/api/v1/notices")
                                .hasAuthority("SCOPE_notices:read")
                                .requestMatchers("/api/v1/borrowers/**")
                                .hasAuthority("SCOPE_contacts:read")
                                .requestMatchers(HttpMethod.GET, "/api/v1/statements/**")
                                .hasAnyAuthority("SCOPE_remittances:read", "SCOPE_statements:write")
                                .requestMatchers("/api/v1/statements/**", "/api/v1/statements")
                                .hasAuthority("SCOPE_statements:write")
                                .requestMatchers("/api/v1/remittances/**", "/api/v1/remittances")
                                .hasAuthority("SCOPE_remittances:read")
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.opaqueToken(opaque -> opaque.introspector(introspector))
                        .authenticationEntryPoint((request, response, problem) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problems.write(
                                    response,
                                    ApiProblemException.of(
                                            HttpStatus.UNAUTHORIZED,
                                            "token-missing",
                                            "Send a token that is known, not revoked and not expired."));
                        })
                        .accessDeniedHandler((request, response, problem) -> problems.write(
                                response,
                                ApiProblemException.of(
                                        HttpStatus.FORBIDDEN,
                                        "scope-missing",
                                        "The token lacks the scope that this asks for."))));
        return http.build();
    }
}
