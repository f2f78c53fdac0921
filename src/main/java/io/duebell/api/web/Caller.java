package io.duebell.api.web;

import io.duebell.api.ApiTokens.Token;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/** The program that asks, known by its token. */
record Caller(Token token) implements OAuth2AuthenticatedPrincipal {

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of("token", token.id());
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return token.scopes().stream()
                .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope.code()))
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toList(), List::copyOf));
    }

    @Override
    public String getName() {
        return token.actor();
    }
}
