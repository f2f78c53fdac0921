package io.duebell.demo.internal;

import io.duebell.demo.DemoRefusedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** The demo's rule that nothing of it leaves this machine: its phone numbers are made up and may be somebody's. */
public final class LoopbackOnly {

    private static final Pattern JDBC_HOSTS = Pattern.compile("jdbc:[a-z0-9:+]+//([^/?]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final List<String> URLS =
            List.of("spring.datasource.url", "spring.flyway.url", "duebell.loanbook.url");

    private static final String WEBHOOK = "duebell.alarm.webhook.url";

    private LoopbackOnly() {}

    /** Throws {@link DemoRefusedException} naming the first setting that points elsewhere. */
    public static void check(ConfigurableEnvironment environment) {
        URLS.forEach(key -> checkUrl(key, environment.getProperty(key, "")));
        linkHosts(environment).forEach(key -> checkHost(key, environment.getProperty(key, "")));
        checkHost("spring.mail.host", environment.getProperty("spring.mail.host", ""));
        checkWebhook(environment.getProperty(WEBHOOK, ""));
        checkHost("server.address", environment.getProperty("server.address", ""));
    }

    private static void checkUrl(String key, String url) {
        if (url.isBlank()) {
            return;
        }
        Matcher hosts = JDBC_HOSTS.matcher(url);
        if (!hosts.lookingAt()) {
            throw refusal(key);
        }
        Arrays.stream(hosts.group(1).split(",")).forEach(host -> checkHost(key, host));
    }

    private static void checkWebhook(String url) {
        if (url.isBlank()) {
            return;
        }
        try {
            String host = new URI(url.strip()).getHost();
            if (host == null || !LOOPBACK.contains(host)) {
                throw refusal(WEBHOOK);
            }
        } catch (URISyntaxException e) {
            throw refusal(WEBHOOK);
        }
    }

    private static void checkHost(String key, String host) {
        if (!host.isBlank()
                && !LOOPBACK.contains(PORT.matcher(host.strip()).replaceFirst(""))
                && !LOOPBACK.contains(host.strip())) {
            throw refusal(key);
        }
    }

    private static DemoRefusedException refusal(String key) {
        return new DemoRefusedException("The demo talks to this machine alone, but the setting " + key
                + " points elsewhere. Remove it, or start without the profile 'demo'.");
    }

    /** In every spelling that Spring would bind: {@code duebell.links[3].host}, {@code DUEBELL_LINKS_3_HOST}. */
    private static Stream<String> linkHosts(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z]", "")
                        .equals("duebelllinkshost"));
    }
}
