package io.duebell.console.web;

import java.io.IOException;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/** Who may open what: pages after a login, actions by role, meters and health without a login where only operators reach. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** On a port of their own everybody may ask them; on the pages' port the machine itself alone. */
    @Bean
    @Order(1)
    SecurityFilterChain managementSecurity(HttpSecurity http, Environment environment) {
        http.securityMatcher(EndpointRequest.toAnyEndpoint()).csrf(csrf -> csrf.disable());
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        } else {
            IpAddressMatcher four = new IpAddressMatcher("127.0.0.0/8");
            IpAddressMatcher six = new IpAddressMatcher("::1");
            http.authorizeHttpRequests(requests -> requests.requestMatchers(
                            request -> four.matches(request.getRemoteAddr()) || six.matches(request.getRemoteAddr()))
                    .permitAll()
                    .anyRequest()
                    .denyAll());
        }
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageSecurity(HttpSecurity http, MessageSource messages) {
        http.addFilterBefore(new UploadLimit(messages), CsrfFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", "/error", "/console.css", "/console.js", "/favicon.svg", "/webjars/**")
                        .permitAll()
                        .requestMatchers("/stop", "/stop/**", "/links/*/order")
                        .hasAnyRole("SUPERVISOR", "ADMINISTRATOR")
                        .requestMatchers("/alarms/templates/**")
                        .hasRole("SUPERVISOR")
                        .requestMatchers(HttpMethod.POST, "/alarms/**")
                        .hasAnyRole("SUPERVISOR", "ADMINISTRATOR")
                        .requestMatchers("/alarms", "/alarms/**")
                        .hasAnyRole("SUPERVISOR", "AUDITOR", "ADMINISTRATOR")
                        .requestMatchers(HttpMethod.POST, "/campaigns/*/approve")
                        .hasRole("SUPERVISOR")
                        .requestMatchers(HttpMethod.POST, "/campaigns/**")
                        .hasAnyRole("MANAGER", "SUPERVISOR")
                        .requestMatchers("/campaigns/new", "/campaigns/*/edit")
                        .hasAnyRole("MANAGER", "SUPERVISOR")
                        .requestMatchers("/api-tokens", "/api-tokens/**", "/webhooks", "/webhooks/**")
                        .hasRole("ADMINISTRATOR")
                        .requestMatchers("/templates/propose")
                        .hasRole("SUPERVISOR")
                        .requestMatchers(HttpMethod.POST, "/templates/**")
                        .hasRole("SUPERVISOR")
                        .requestMatchers(HttpMethod.POST, "/dry-run")
                        .hasAnyRole("SUPERVISOR", "ADMINISTRATOR")
                        .requestMatchers("/dry-run", "/dry-run/**")
                        .hasAnyRole("SUPERVISOR", "AUDITOR", "ADMINISTRATOR")
                        .requestMatchers("/rules/propose")
                        .hasAnyRole("SUPERVISOR", "ADMINISTRATOR")
                        .requestMatchers(HttpMethod.POST, "/rules/**")
                        .hasAnyRole("SUPERVISOR", "ADMINISTRATOR")
                        .requestMatchers(HttpMethod.POST, "/planning/**")
                        .hasAnyRole("SUPERVISOR", "ADMINISTRATOR")
                        .requestMatchers(HttpMethod.POST, "/holds/file")
                        .hasRole("SUPERVISOR")
                        .requestMatchers(HttpMethod.POST, "/notices/**", "/holds", "/holds/**")
                        .hasAnyRole("MANAGER", "SUPERVISOR")
                        .requestMatchers("/inbox/training.tsv")
                        .hasAnyRole("SUPERVISOR", "ADMINISTRATOR")
                        .requestMatchers(HttpMethod.POST, "/inbox/**")
                        .hasAnyRole("MANAGER", "SUPERVISOR")
                        .requestMatchers(HttpMethod.POST, "/remittances/**")
                        .hasAnyRole("MANAGER", "SUPERVISOR")
                        .requestMatchers(HttpMethod.POST, "/statements", "/statements/**", "/feeds", "/feeds/**")
                        .hasAnyRole("SUPERVISOR", "ADMINISTRATOR")
                        .requestMatchers("/statements", "/statements/**", "/feeds", "/feeds/**", "/advice")
                        .hasAnyRole("SUPERVISOR", "AUDITOR", "ADMINISTRATOR")
                        .requestMatchers("/in-doubt/confirm")
                        .hasAnyRole("MANAGER", "SUPERVISOR", "ADMINISTRATOR")
                        .requestMatchers(HttpMethod.GET, "/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .authenticated()
                        // Whatever else changes something: an auditor changes nothing.
                        .anyRequest()
                        .hasAnyRole("MANAGER", "SUPERVISOR", "ADMINISTRATOR"))
                .formLogin(login -> login.loginPage("/login")
                        .defaultSuccessUrl("/")
                        .failureHandler(failure())
                        .permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(DelegatingAuthenticationEntryPoint.builder()
                                .addEntryPointFor(
                                        (request, response, problem) -> {
                                            response.setHeader("HX-Redirect", "/login?expired");
                                            response.setStatus(HttpStatus.UNAUTHORIZED.value());
                                        },
                                        new RequestHeaderRequestMatcher("HX-Request"))
                                .defaultEntryPoint(new LoginUrlAuthenticationEntryPoint("/login"))
                                .build()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> {}));
        return http.build();
    }

    /** A database that is away is not a wrong password. */
    private static AuthenticationFailureHandler failure() {
        return (request, response, problem) -> {
            boolean away = problem instanceof InternalAuthenticationServiceException;
            redirect(response, request.getContextPath() + (away ? "/login?away" : "/login?error"));
        };
    }

    private static void redirect(jakarta.servlet.http.HttpServletResponse response, String to) throws IOException {
        response.sendRedirect(response.encodeRedirectURL(to));
    }
}
