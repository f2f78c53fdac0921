package io.duebell.compliance.internal;

import io.duebell.compliance.internal.RuleSetText.BadRuleSetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** Sets of rules that are part of the program. */
final class Shipped {

    private Shipped() {}

    static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleSet read(String resource) {
        try {
            return RuleSetText.read(text(resource));
        } catch (BadRuleSetException e) {
            throw new IllegalStateException(resource + ": " + e.getMessage(), e);
        }
    }
}
